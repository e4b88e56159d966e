package dev.chartwright.http;

/** Lengths that a message declares. */
final class Framings {

  private Framings() {}

  /** The value of a single well-formed {@code Content-Length}, or -1. */
  static long declaredLength(Headers headers) {
    return parseLength(headers.first("Content-Length").orElse(""));
  }

  /** A decimal number without sign that fits a long, or -1. */
  static long parseLength(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || length > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      length = length * 10 + digit;
    }
    return length;
  }
}
