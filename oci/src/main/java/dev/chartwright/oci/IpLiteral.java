package dev.chartwright.oci;

import org.jspecify.annotations.Nullable;

/**
 * IP addresses written as text, read without ever asking a name server.
 *
 * <p>Source: Go 1.26 {@code net.ParseIP}, {@code netip.ParseAddr}.
 */
public final class IpLiteral {
  private IpLiteral() {}

  /** Tells whether a text is an IPv6 address without a zone. */
  static boolean isV6(String text) {
    return v6(text) != null;
  }

  /**
   * Tells whether a host is an IP literal of a loopback, private, link-local, multicast link-local
   * or unspecified range; IPv4 addresses mapped into IPv6 count as what they are.
   *
   * @param host the host, without brackets and port
   */
  public static boolean isLocal(String host) {
    byte[] v4 = v4(host);
    if (v4 != null) {
      return isLocalV4(v4, 0);
    }
    byte[] v6 = v6(host);
    return v6 != null && isLocalV6(v6);
  }

  private static boolean isLocalV4(byte[] ip, int at) {
    int a = ip[at] & 0xff;
    int b = ip[at + 1] & 0xff;
    int c = ip[at + 2] & 0xff;
    boolean unspecified = a == 0 && b == 0 && c == 0 && ip[at + 3] == 0;
    boolean linkLocal = (a == 169 && b == 254) || (a == 224 && b == 0 && c == 0);
    boolean closed = a == 10 || (a == 172 && (b & 0xf0) == 16) || (a == 192 && b == 168);
    return unspecified || a == 127 || linkLocal || closed;
  }

  private static boolean isLocalV6(byte[] ip) {
    int zeros = 0;
    while (zeros < 16 && ip[zeros] == 0) {
      zeros++;
    }
    if (zeros == 16 || (zeros == 15 && ip[15] == 1)) {
      return true;
    }
    if (zeros == 10 && ip[10] == -1 && ip[11] == -1) {
      return isLocalV4(ip, 12);
    }
    int a = ip[0] & 0xff;
    int b = ip[1] & 0xff;
    boolean linkLocal = a == 0xfe && (b & 0xc0) == 0x80;
    boolean linkLocalMulticast = a == 0xff && (b & 0x0f) == 2;
    boolean closed = (a & 0xfe) == 0xfc;
    return linkLocal || linkLocalMulticast || closed;
  }

  private static byte @Nullable [] v4(String text) {
    byte[] ip = new byte[4];
    int at = 0;
    for (int part = 0; part < 4; part++) {
      int end = part == 3 ? text.length() : text.indexOf('.', at);
      if (end < 0 || end == at || end - at > 3 || (end - at > 1 && text.charAt(at) == '0')) {
        return null;
      }
      int value = 0;
      for (int i = at; i < end; i++) {
        int digit = text.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return null;
        }
        value = value * 10 + digit;
      }
      if (value > 255) {
        return null;
      }
      ip[part] = (byte) value;
      at = end + 1;
    }
    return ip;
  }

  private static byte @Nullable [] v6(String text) {
    byte[] ip = new byte[16];
    int filled = 0;
    int gap = -1;
    int i = 0;
    if (text.startsWith("::")) {
      gap = 0;
      i = 2;
      if (i == text.length()) {
        return ip;
      }
    }
    while (filled < 16) {
      int end = i;
      int value = 0;
      while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
        if (text.charAt(end) > 'f' || end - i >= 4) {
          return null;
        }
        value = value * 16 + Character.digit(text.charAt(end), 16);
        end++;
      }
      if (end == i) {
        return null;
      }
      if (end < text.length() && text.charAt(end) == '.') {
        byte[] tail = v4(text.substring(i));
        if (tail == null || filled > 12 || (gap < 0 && filled != 12)) {
          return null;
        }
        System.arraycopy(tail, 0, ip, filled, 4);
        filled += 4;
        i = text.length();
        break;
      }
      ip[filled++] = (byte) (value >> 8);
      ip[filled++] = (byte) value;
      i = end;
      if (i == text.length()) {
        break;
      }
      if (text.charAt(i) != ':' || i + 1 == text.length()) {
        return null;
      }
      i++;
      if (text.charAt(i) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = filled;
        i++;
        if (i == text.length()) {
          break;
        }
      }
    }
    if (i != text.length() || (filled < 16) != (gap >= 0)) {
      return null;
    }
    if (gap >= 0) {
      int tail = filled - gap;
      System.arraycopy(ip, gap, ip, 16 - tail, tail);
      for (int k = gap; k < 16 - tail; k++) {
        ip[k] = 0;
      }
    }
    return ip;
  }
}
