package dev.chartwright.release;

import dev.chartwright.golang.GoString;
import dev.chartwright.release.ReleaseException.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Base64 as Go's {@code StdEncoding} reads it: padded, line ends ignored. Source: Go 1.26 {@code
 * encoding/base64}.
 */
final class GoBase64 {
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private GoBase64() {}

  /**
   * The bytes.
   *
   * @throws ReleaseException {@code illegal base64 data at input byte 4}
   */
  static byte[] decode(String text) {
    if (text.length() % 4 == 0) {
      try {
        return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IllegalArgumentException e) {
        // Line ends, or something to complain about in Go's words.
      }
    }
    return slowly(GoString.bytes(text));
  }

  private static byte[] slowly(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    int bits = 0;
    int digits = 0;
    int at = 0;
    for (; at < text.length; at++) {
      int c = text[at];
      int digit = DIGITS.indexOf(c);
      if (digit >= 0) {
        bits = bits << 6 | digit;
        if (++digits == 4) {
          out.write(bits >>> 16);
          out.write(bits >>> 8);
          out.write(bits);
          digits = 0;
          bits = 0;
        }
      } else if (c == '=') {
        return padded(text, at, digits, bits, out);
      } else if (c != '\n' && c != '\r') {
        throw illegal(at);
      }
    }
    if (digits > 0) {
      throw illegal(at - digits);
    }
    return out.toByteArray();
  }

  private static byte[] padded(
      byte[] text, int first, int digits, int bits, ByteArrayOutputStream out) {
    if (digits < 2) {
      throw illegal(first);
    }
    int at = afterLineEnds(text, first + 1);
    if (digits == 2) {
      if (at == text.length) {
        throw illegal(at);
      }
      if (text[at] != '=') {
        throw illegal(at - 1);
      }
      at = afterLineEnds(text, at + 1);
    }
    if (at < text.length) {
      throw illegal(at);
    }
    int left = bits << (6 * (4 - digits));
    out.write(left >>> 16);
    if (digits == 3) {
      out.write(left >>> 8);
    }
    return out.toByteArray();
  }

  private static int afterLineEnds(byte[] text, int from) {
    int at = from;
    while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
    return at;
  }

  private static ReleaseException illegal(int at) {
    return ReleaseException.of(Problem.OTHER, "illegal base64 data at input byte " + at, null);
  }
}
