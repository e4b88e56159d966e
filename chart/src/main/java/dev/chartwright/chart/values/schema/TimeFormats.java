package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.TimeException;
import org.jspecify.annotations.Nullable;

/** Formats of dates, times and durations. */
final class TimeFormats {
  private static final String[] UNITS = {"YMD", "HMS"};
  private static final int DATE_LENGTH = 10;

  private TimeFormats() {}

  static @Nullable String date(String text) {
    try {
      GoTime.parse("2006-01-02", text);
      return null;
    } catch (TimeException e) {
      return e.getMessage();
    }
  }

  /** A time; {@code text} has one character for each byte. */
  static @Nullable String time(String text) {
    if (text.length() < 9) {
      return "less than 9 characters long";
    }
    if (text.charAt(2) != ':' || text.charAt(5) != ':') {
      return "missing colon in correct place";
    }
    long[] clock = new long[3];
    for (int i = 0; i < clock.length; i++) {
      clock[i] = number(text.substring(i * 3, i * 3 + 2));
      if (clock[i] == Long.MIN_VALUE) {
        return "invalid hour/min/sec";
      }
      if (clock[i] < 0) {
        return "non-positive hour/min/sec";
      }
    }
    if (clock[0] > 23 || clock[1] > 59 || clock[2] > 60) {
      return "hour/min/sec out of range";
    }
    String rest = text.substring(8);
    if (rest.startsWith(".")) {
      int digits = Formats.digits(rest.substring(1));
      if (digits == 0) {
        return "no digits in second fraction";
      }
      rest = rest.substring(1 + digits);
    }
    return zone(rest, clock);
  }

  private static @Nullable String zone(String zone, long[] clock) {
    long minutes = clock[0] * 60 + clock[1];
    if (!zone.equals("z") && !zone.equals("Z")) {
      if (zone.length() != 6) {
        return "offset must be 6 characters long";
      }
      char sign = zone.charAt(0);
      if (sign != '+' && sign != '-') {
        return "offset must begin with plus/minus";
      }
      if (zone.charAt(3) != ':') {
        return "missing colon in offset in correct place";
      }
      long[] offset = new long[2];
      int colon = zone.indexOf(':');
      String[] parts = {zone.substring(1, colon), zone.substring(colon + 1)};
      for (int i = 0; i < parts.length; i++) {
        offset[i] = number(parts[i]);
        if (offset[i] == Long.MIN_VALUE) {
          return "invalid hour/min in offset";
        }
        if (offset[i] < 0) {
          return "non-positive hour/min in offset";
        }
      }
      if (offset[0] > 23 || offset[1] > 59) {
        return "hour/min in offset out of range";
      }
      long shift = offset[0] * 60 + offset[1];
      minutes += sign == '-' ? shift : -shift;
      minutes += minutes < 0 ? 24 * 60 : 0;
    }
    boolean lastMinute = minutes / 60 == 23 && minutes % 60 == 59;
    return clock[2] >= 60 && !lastMinute ? "invalid leap second" : null;
  }

  /** A number in Go's syntax; {@link Long#MIN_VALUE} if it is none. */
  private static long number(String text) {
    try {
      return Parse.atoi(text);
    } catch (NumberException e) {
      return Long.MIN_VALUE;
    }
  }

  static @Nullable String dateTime(String text) {
    String bytes = Formats.bytes(text);
    if (bytes.length() < 20) {
      return "less than 20 characters long";
    }
    char separator = bytes.charAt(DATE_LENGTH);
    if (separator != 't' && separator != 'T') {
      return "11th character must be t or T";
    }
    String wrong = date(Formats.text(bytes.substring(0, DATE_LENGTH)));
    if (wrong != null) {
      return "invalid date element: " + wrong;
    }
    wrong = time(bytes.substring(DATE_LENGTH + 1));
    return wrong == null ? null : "invalid time element: " + wrong;
  }

  static @Nullable String duration(String text) {
    if (!text.startsWith("P")) {
      return "must start with P";
    }
    String rest = text.substring(1);
    if (rest.isEmpty()) {
      return "nothing after P";
    }
    if (rest.endsWith("W")) {
      int weeks = rest.length() - 1;
      if (weeks == 0) {
        return "no number in week";
      }
      return Formats.digits(rest) == weeks ? null : "invalid week";
    }
    String[] parts = Formats.split(rest, 'T');
    for (int i = 0; i < parts.length; i++) {
      if (i != 0 && parts[i].isEmpty()) {
        return "no time elements";
      }
      if (i >= UNITS.length) {
        return "more than one T";
      }
      String wrong = elements(Formats.bytes(parts[i]), UNITS[i]);
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable String elements(String text, String all) {
    String units = all;
    String rest = text;
    while (!rest.isEmpty()) {
      int digits = Formats.digits(rest);
      if (digits == 0) {
        return "missing number";
      }
      if (digits == rest.length()) {
        return "missing unit";
      }
      char unit = rest.charAt(digits);
      int at = units.indexOf(unit);
      if (at < 0) {
        return all.indexOf(unit) >= 0
            ? "unit " + Quote.quoteRune(unit) + " out of order"
            : "invalid unit " + Quote.quoteRune(unit);
      }
      units = units.substring(at + 1);
      rest = rest.substring(digits + 1);
    }
    return null;
  }

  static @Nullable String period(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return "missing slash";
    }
    String start = text.substring(0, slash);
    String end = text.substring(slash + 1);
    if (start.startsWith("P")) {
      String wrong = duration(start);
      if (wrong != null) {
        return "invalid start duration: " + wrong;
      }
      wrong = dateTime(end);
      return wrong == null ? null : "invalid end date-time: " + wrong;
    }
    String wrong = dateTime(start);
    if (wrong != null) {
      return "invalid start date-time: " + wrong;
    }
    if (end.startsWith("P")) {
      wrong = duration(end);
      return wrong == null ? null : "invalid end duration: " + wrong;
    }
    wrong = dateTime(end);
    return wrong == null ? null : "invalid end date-time: " + wrong;
  }
}
