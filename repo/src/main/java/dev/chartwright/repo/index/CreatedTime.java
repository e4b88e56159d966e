package dev.chartwright.repo.index;

import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;

/** When an entry was added, as Helm writes it: RFC 3339 with no more digits than needed. */
final class CreatedTime {
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

  private CreatedTime() {}

  /**
   * The text of a time; empty for the beginning of the year 1, which means that it is not known.
   */
  static String text(GoTime time) {
    return time.isZero() ? "" : time.format(Layout.RFC3339_NANO);
  }

  /**
   * The text of a time that stands in an index.
   *
   * @throws UnusualEntry if it is none
   */
  static String checked(String text) {
    if (isUsual(text)) {
      return text;
    }
    try {
      return text(GoTime.unmarshalJson('"' + text + '"'));
    } catch (JsonException e) {
      throw new UnusualEntry("time");
    }
  }

  /** Whether the text is certainly a time in UTC in Helm's own form. */
  private static boolean isUsual(String text) {
    int n = text.length();
    int shape = SHAPE.length();
    if (n < shape + 1 || text.charAt(n - 1) != 'Z' || text.startsWith("0001")) {
      return false;
    }
    for (int i = 0; i < shape; i++) {
      boolean digit = SHAPE.charAt(i) == 'd';
      if (digit ? !isDigit(text.charAt(i)) : text.charAt(i) != SHAPE.charAt(i)) {
        return false;
      }
    }
    if (number(text, 5) - 1 > 11 || number(text, 5) == 0 || number(text, 8) - 1 > 27) {
      return false;
    }
    if (number(text, 8) == 0
        || number(text, 11) > 23
        || number(text, 14) > 59
        || number(text, 17) > 59) {
      return false;
    }
    if (n == shape + 1) {
      return true;
    }
    for (int i = shape + 1; i < n - 1; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.charAt(shape) == '.' && n <= shape + 11 && text.charAt(n - 2) > '0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
