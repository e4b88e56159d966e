package dev.chartwright.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Addresses in text and bytes by the rules of Go's {@code net.ParseIP} and {@code IP.String}. */
final class IpAddress {

  private IpAddress() {}

  /** 4 or 16 bytes, or null if the text is no address; an IPv4 address in IPv6 form gives 4. */
  static byte @Nullable [] parse(String text) {
    byte[] bytes = text.indexOf(':') < 0 ? parse4(text) : parse6(text);
    return bytes == null ? null : shorten(bytes);
  }

  private static byte @Nullable [] parse4(String text) {
    byte[] bytes = new byte[4];
    int part = 0;
    int value = -1;
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (value < 0 || part > 3) {
          return null;
        }
        bytes[part++] = (byte) value;
        value = -1;
        digits = 0;
      } else if (c >= '0' && c <= '9' && (digits == 0 || value > 0)) {
        value = Math.max(value, 0) * 10 + (c - '0');
        if (++digits > 3 || value > 255) {
          return null;
        }
      } else {
        return null;
      }
    }
    return part == 4 ? bytes : null;
  }

  private static byte @Nullable [] parse6(String text) {
    byte[] bytes = new byte[16];
    int at = 0;
    int gap = -1;
    int i = 0;
    if (text.startsWith("::")) {
      gap = 0;
      i = 2;
    }
    while (i < text.length()) {
      int end = text.indexOf(':', i);
      if (end < 0) {
        end = text.length();
      }
      String group = text.substring(i, end);
      if (group.indexOf('.') >= 0) {
        byte[] four = end == text.length() && at <= 12 ? parse4(group) : null;
        if (four == null) {
          return null;
        }
        System.arraycopy(four, 0, bytes, at, 4);
        at += 4;
        i = end;
        break;
      }
      int value = hexGroup(group);
      if (value < 0 || at > 14) {
        return null;
      }
      bytes[at++] = (byte) (value >> 8);
      bytes[at++] = (byte) value;
      i = end;
      if (i < text.length()) {
        i++;
        if (i == text.length()) {
          return null;
        }
        if (text.charAt(i) == ':') {
          if (gap >= 0) {
            return null;
          }
          gap = at;
          i++;
        }
      }
    }
    if (gap < 0) {
      return at == 16 ? bytes : null;
    }
    if (at > 14) {
      return null;
    }
    byte[] spread = new byte[16];
    System.arraycopy(bytes, 0, spread, 0, gap);
    System.arraycopy(bytes, gap, spread, 16 - (at - gap), at - gap);
    return spread;
  }

  private static int hexGroup(String group) {
    if (group.isEmpty() || group.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < group.length(); i++) {
      int digit = Syntax.hexDigit(group.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static byte[] shorten(byte[] bytes) {
    if (bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1) {
      for (int i = 0; i < 10; i++) {
        if (bytes[i] != 0) {
          return bytes;
        }
      }
      return Arrays.copyOfRange(bytes, 12, 16);
    }
    return bytes;
  }

  static boolean isLoopback(byte[] address) {
    if (address.length == 4) {
      return address[0] == 127;
    }
    for (int i = 0; i < 15; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[15] == 1;
  }

  /** RFC 5952: the longest run of two or more zero groups is {@code ::}. */
  static String format(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    if (bytes.length == 4) {
      for (int i = 0; i < 4; i++) {
        out.append(i == 0 ? "" : ".").append(bytes[i] & 0xff);
      }
      return out.toString();
    }
    int gap = -1;
    int gapEnd = -1;
    for (int i = 0; i < 16; i += 2) {
      int j = i;
      while (j < 16 && bytes[j] == 0 && bytes[j + 1] == 0) {
        j += 2;
      }
      if (j > i + 2 && j - i > gapEnd - gap) {
        gap = i;
        gapEnd = j;
      }
      i = Math.max(i, j - 2);
    }
    for (int i = 0; i < 16; i += 2) {
      if (i == gap) {
        out.append("::");
        i = gapEnd;
        if (i >= 16) {
          break;
        }
      } else if (i > 0) {
        out.append(':');
      }
      out.append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)));
    }
    return out.toString();
  }
}
