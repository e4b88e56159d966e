package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.gotemplate.FunctionException;
import java.util.Arrays;

/**
 * Base 64 as Go's {@code base64.StdEncoding} reads it: padding is required, line breaks are
 * skipped, and an error names the byte at which it was noticed. Source: Go 1.26, encoding/base64.
 */
final class Base64Decoder {
  private final byte[] source;
  private final byte[] result;
  private int at;
  private int length;
  private int bad = -1;

  private Base64Decoder(byte[] source) {
    this.source = source;
    this.result = new byte[source.length / 4 * 3 + 3];
  }

  /** The bytes as a Go string; of a malformed text, the text of Go's error. */
  static String decode(String text) {
    Base64Decoder decoder = new Base64Decoder(GoString.bytes(text));
    decoder.run();
    if (decoder.bad >= 0) {
      return "illegal base64 data at input byte " + decoder.bad;
    }
    return GoString.of(decoder.result, 0, decoder.length);
  }

  /**
   * The bytes.
   *
   * @throws FunctionException {@code illegal base64 data at input byte 3}
   */
  static byte[] bytes(String text) {
    Base64Decoder decoder = new Base64Decoder(GoString.bytes(text));
    decoder.run();
    if (decoder.bad >= 0) {
      throw new FunctionException("illegal base64 data at input byte " + decoder.bad);
    }
    return Arrays.copyOf(decoder.result, decoder.length);
  }

  private void run() {
    int[] digits = new int[4];
    while (at < source.length && bad < 0) {
      Arrays.fill(digits, 0);
      int count = group(digits);
      if (bad >= 0) {
        return;
      }
      int bits = digits[0] << 18 | digits[1] << 12 | digits[2] << 6 | digits[3];
      for (int i = 1; i < count; i++) {
        result[length++] = (byte) (bits >> (24 - 8 * i));
      }
    }
  }

  /** Reads up to four digits; returns how many there were before the padding or the end. */
  private int group(int[] digits) {
    for (int i = 0; i < 4; ) {
      if (at == source.length) {
        bad = i == 0 ? -1 : at - i;
        return 0;
      }
      byte b = source[at++];
      int digit = digit(b);
      if (digit >= 0) {
        digits[i++] = digit;
      } else if (b == '=') {
        padding(i);
        return i;
      } else if (b != '\n' && b != '\r') {
        bad = at - 1;
        return 0;
      }
    }
    return 4;
  }

  /** Checks what follows the first padding character, which stood after so many digits. */
  private void padding(int digits) {
    if (digits < 2) {
      bad = at - 1;
      return;
    }
    if (digits == 2) {
      skipLineBreaks();
      if (at == source.length) {
        bad = source.length;
        return;
      }
      if (source[at] != '=') {
        bad = at - 1;
        return;
      }
      at++;
    }
    skipLineBreaks();
    if (at < source.length) {
      bad = at;
    }
  }

  private void skipLineBreaks() {
    while (at < source.length && (source[at] == '\n' || source[at] == '\r')) {
      at++;
    }
  }

  private static int digit(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return b == '+' ? 62 : b == '/' ? 63 : -1;
  }
}
