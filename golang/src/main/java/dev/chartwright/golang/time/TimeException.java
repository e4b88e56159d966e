package dev.chartwright.golang.time;

import dev.chartwright.golang.GoString;

/** A time, duration or time zone that cannot be read or written; the message is Go's. */
public final class TimeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TimeException(String message) {
    super(message);
  }

  /** A text in quotes, with every byte that is not printable ASCII as {@code \xNN}. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder().append('"');
    for (byte b : GoString.bytes(text)) {
      if (b < ' ') {
        out.append("\\x").append(Character.forDigit(b >> 4 & 0xF, 16));
        out.append(Character.forDigit(b & 0xF, 16));
      } else {
        if (b == '"' || b == '\\') {
          out.append('\\');
        }
        out.append((char) b);
      }
    }
    return out.append('"').toString();
  }
}
