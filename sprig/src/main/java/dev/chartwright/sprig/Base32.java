package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;

/** Base 32 as Go's {@code base32.StdEncoding} has it. Source: Go 1.26, encoding/base32. */
final class Base32 {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** The text of some bytes, padded to groups of eight. */
  static String encode(String text) {
    byte[] bytes = GoString.bytes(text);
    StringBuilder out = new StringBuilder((bytes.length + 4) / 5 * 8);
    for (int i = 0; i < bytes.length; i += 5) {
      long bits = 0;
      int count = Math.min(5, bytes.length - i);
      for (int j = 0; j < 5; j++) {
        bits = bits << 8 | (j < count ? bytes[i + j] & 0xFF : 0);
      }
      int digits = (count * 8 + 4) / 5;
      for (int j = 0; j < 8; j++) {
        out.append(j < digits ? DIGITS.charAt((int) (bits >> (35 - 5 * j)) & 31) : '=');
      }
    }
    return out.toString();
  }

  /** The bytes as a Go string; of a malformed text, the text of Go's error. */
  static String decode(String text) {
    byte[] bytes = withoutLineBreaks(GoString.bytes(text));
    byte[] result = new byte[bytes.length / 8 * 5 + 5];
    int length = 0;
    int at = 0;
    boolean end = false;
    while (at < bytes.length && !end) {
      long bits = 0;
      int digits = 0;
      while (digits < 8) {
        if (at == bytes.length) {
          return illegal(at - digits);
        }
        byte b = bytes[at++];
        int left = bytes.length - at;
        if (b == '=' && digits >= 2 && left < 8) {
          int bad = padding(bytes, at, digits);
          if (bad >= 0) {
            return illegal(bad);
          }
          end = true;
          break;
        }
        int digit = digit(b);
        if (digit < 0) {
          return illegal(at - 1);
        }
        bits = bits << 5 | digit;
        digits++;
      }
      bits <<= 5 * (8 - digits);
      for (int j = 0; j < digits * 5 / 8; j++) {
        result[length++] = (byte) (bits >> (32 - 8 * j));
      }
    }
    return GoString.of(result, 0, length);
  }

  /** The place of the error in the padding whose first character was read, or -1. */
  private static int padding(byte[] bytes, int at, int digits) {
    int left = bytes.length - at;
    if (left + digits < 7) {
      return bytes.length;
    }
    for (int i = 0; i < 7 - digits; i++) {
      if (left > i && bytes[at + i] != '=') {
        return at + i - 1;
      }
    }
    return digits == 3 || digits == 6 ? at - 1 : -1;
  }

  private static int digit(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    return b >= '2' && b <= '7' ? b - '2' + 26 : -1;
  }

  private static byte[] withoutLineBreaks(byte[] bytes) {
    int length = 0;
    for (byte b : bytes) {
      if (b != '\n' && b != '\r') {
        bytes[length++] = b;
      }
    }
    return length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
  }

  private static String illegal(int at) {
    return "illegal base32 data at input byte " + at;
  }
}
