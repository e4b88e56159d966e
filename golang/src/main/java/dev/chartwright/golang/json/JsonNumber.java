package dev.chartwright.golang.json;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Parse;

/**
 * A JSON number as it was written: Go's {@code json.Number}.
 *
 * @param text the number's text; marshalled as it is
 */
public record JsonNumber(String text) {
  /** The number with this text. */
  public static JsonNumber of(String text) {
    return new JsonNumber(text);
  }

  /**
   * The value as int64.
   *
   * @throws dev.chartwright.golang.strconv.NumberException if it is none
   */
  public long toLong() {
    return Parse.parseInt(text, 10, 64);
  }

  /**
   * The value as float64.
   *
   * @throws dev.chartwright.golang.strconv.NumberException if it is too large
   */
  public double toDouble() {
    return Parse.parseFloat(text);
  }

  /** Whether the text is a number in JSON's grammar. */
  static boolean isValid(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    byte[] bytes = GoString.bytes(text);
    return (first == '-' || (first >= '0' && first <= '9'))
        && last >= '0'
        && last <= '9'
        && JsonScanner.check(bytes, 0, bytes.length) == null;
  }

  @Override
  public String toString() {
    return text;
  }
}
