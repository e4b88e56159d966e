package dev.chartwright.testkit;

import java.util.Map;

/** The values of all switches for one request. */
record Settings(Map<Switch, String> values) {
  String get(Switch what) {
    return values.getOrDefault(what, what.initial());
  }

  boolean is(Switch what, String value) {
    return get(what).equals(value);
  }

  boolean isInitial(Switch what) {
    return is(what, what.initial());
  }

  /**
   * A value that is a number, or the number after the colon of one that ends with it; 0 if there is
   * none.
   */
  long number(Switch what) {
    String value = get(what);
    String digits = value.substring(value.indexOf(':') + 1);
    return digits.isEmpty() || !Character.isDigit(digits.charAt(digits.length() - 1))
        ? 0
        : Long.parseLong(digits);
  }

  boolean startsWith(Switch what, String start) {
    return get(what).startsWith(start);
  }
}
