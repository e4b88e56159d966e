package dev.chartwright.golang.time;

import java.util.List;

/** English names of months and weekdays; the short form is the first three letters. */
final class Names {
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private Names() {}

  /** The place of the name that begins a text, in any case of ASCII letters, or -1. */
  static int find(List<String> names, String text, boolean brief) {
    for (int i = 0; i < names.size(); i++) {
      int length = brief ? 3 : names.get(i).length();
      if (startsWith(text, names.get(i), length)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(String text, String name, int length) {
    if (text.length() < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      char wanted = name.charAt(i);
      if (lower != (wanted <= 'Z' ? wanted + 32 : wanted)) {
        return false;
      }
    }
    return true;
  }
}
