package dev.chartwright.sprig;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Addresses as Go's {@code net.ParseIP} reads them. */
final class IpLiteral {
  private IpLiteral() {}

  /**
   * The bytes of an address: 4 for IPv4, also when it is written inside IPv6, else 16; null if the
   * text is none.
   */
  static byte @Nullable [] parse(String text) {
    int dot = text.indexOf('.');
    int colon = text.indexOf(':');
    if (colon < 0 || (dot >= 0 && dot < colon)) {
      return dot < 0 ? null : four(text);
    }
    byte[] address = six(text);
    if (address == null) {
      return null;
    }
    boolean mapped = address[10] == -1 && address[11] == -1;
    for (int i = 0; i < 10; i++) {
      mapped &= address[i] == 0;
    }
    return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  private static byte @Nullable [] four(String text) {
    byte[] address = new byte[4];
    int at = 0;
    for (int i = 0; i < 4; i++) {
      int start = at;
      int value = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        value = value * 10 + text.charAt(at++) - '0';
        if (value > 255 || (at - start > 1 && text.charAt(start) == '0')) {
          return null;
        }
      }
      boolean end = i == 3 ? at == text.length() : at < text.length() && text.charAt(at++) == '.';
      if (!end || at == start || text.charAt(start) == '.') {
        return null;
      }
      address[i] = (byte) value;
    }
    return address;
  }

  private static byte @Nullable [] six(String text) {
    byte[] address = new byte[16];
    int gap = -1;
    int at = 0;
    int i = 0;
    if (text.startsWith("::")) {
      gap = 0;
      at = 2;
    }
    while (i < 16 && at < text.length()) {
      int start = at;
      int value = 0;
      while (at < text.length()
          && Character.digit(text.charAt(at), 16) >= 0
          && text.charAt(at) < 'g') {
        value = value << 4 | Character.digit(text.charAt(at++), 16);
        if (at - start > 4) {
          return null;
        }
      }
      if (at == start) {
        return null;
      }
      if (at < text.length() && text.charAt(at) == '.') {
        byte[] last = four(text.substring(start));
        if (last == null || (gap < 0 && i != 12) || i > 12) {
          return null;
        }
        System.arraycopy(last, 0, address, i, 4);
        i += 4;
        at = text.length();
        break;
      }
      address[i++] = (byte) (value >> 8);
      address[i++] = (byte) value;
      if (at == text.length()) {
        break;
      }
      if (text.charAt(at) != ':' || at + 1 == text.length()) {
        return null;
      }
      at++;
      if (text.charAt(at) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = i;
        at++;
        if (at == text.length()) {
          break;
        }
      }
    }
    if (at != text.length() || (i == 16) == (gap >= 0)) {
      return null;
    }
    if (gap >= 0) {
      System.arraycopy(address, gap, address, 16 - i + gap, i - gap);
      Arrays.fill(address, gap, 16 - i + gap, (byte) 0);
    }
    return address;
  }
}
