package dev.chartwright.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes percent-encoding of UTF-8 text; what is no valid escape stays. */
final class PercentDecoder {

  private PercentDecoder() {}

  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && i + 2 < bytes.length) {
        int high = Syntax.hexDigit(bytes[i + 1]);
        int low = Syntax.hexDigit(bytes[i + 2]);
        if (high >= 0 && low >= 0) {
          out.write(high * 16 + low);
          i += 2;
          continue;
        }
      }
      out.write(bytes[i]);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
