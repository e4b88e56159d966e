package dev.chartwright.oci.credentials;

import java.util.Arrays;

/**
 * Padded base64 with the errors of Go's {@code encoding/base64} (StdEncoding): line ends are
 * skipped, unused bits of the last digit are ignored, and the first offending byte is named.
 */
final class Base64Text {
  private Base64Text() {}

  /**
   * Decodes a text.
   *
   * @throws IllegalArgumentException with Go's words
   */
  static byte[] decode(byte[] text) {
    byte[] out = new byte[text.length / 4 * 3 + 3];
    int size = 0;
    int at = 0;
    int bits = 0;
    int digits = 0;
    while (at < text.length) {
      char c = (char) (text[at] & 0xff);
      at++;
      int digit = digit(c);
      if (digit >= 0) {
        bits = bits << 6 | digit;
        digits++;
        if (digits == 4) {
          out[size++] = (byte) (bits >> 16);
          out[size++] = (byte) (bits >> 8);
          out[size++] = (byte) bits;
          digits = 0;
        }
      } else if (c == '=') {
        at = padding(text, at, digits);
        if (digits == 3) {
          out[size++] = (byte) (bits >> 10);
          out[size++] = (byte) (bits >> 2);
        } else {
          out[size++] = (byte) (bits >> 4);
        }
        return Arrays.copyOf(out, size);
      } else if (!isLineEnd(c)) {
        throw illegal(at - 1);
      }
    }
    if (digits > 0) {
      throw illegal(text.length - digits);
    }
    return Arrays.copyOf(out, size);
  }

  /** Checks what follows the first padding character, which stands before {@code at}. */
  private static int padding(byte[] text, int at, int digits) {
    int next = at;
    if (digits < 2) {
      throw illegal(at - 1);
    }
    if (digits == 2) {
      next = skipLineEnds(text, next);
      if (next == text.length) {
        throw illegal(next);
      }
      if (text[next] != '=') {
        throw illegal(next - 1);
      }
      next++;
    }
    next = skipLineEnds(text, next);
    if (next < text.length) {
      throw illegal(next);
    }
    return next;
  }

  private static int skipLineEnds(byte[] text, int from) {
    int at = from;
    while (at < text.length && isLineEnd((char) text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  private static IllegalArgumentException illegal(int at) {
    return new IllegalArgumentException("illegal base64 data at input byte " + at);
  }
}
