package dev.chartwright.golang.time;

import org.jspecify.annotations.Nullable;

/**
 * The rule for the years after the last recorded change, such as {@code
 * CET-1CEST,M3.5.0,M10.5.0/3}.
 */
final class TzRule {
  private static final int DAY = 86400;

  private final Location.Zone standard;
  private final Location.@Nullable Zone daylight;
  private final @Nullable Day start;
  private final @Nullable Day end;

  /** A day of a year and the time of that day in seconds. */
  private record Day(char kind, int month, int week, int day, int time) {}

  private TzRule(
      Location.Zone standard,
      Location.@Nullable Zone daylight,
      @Nullable Day start,
      @Nullable Day end) {
    this.standard = standard;
    this.daylight = daylight;
    this.start = start;
    this.end = end;
  }

  /** The rule, or null if the text is empty or none. */
  static @Nullable TzRule parse(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return new Reader(text).rule();
    } catch (TimeException e) {
      return null;
    }
  }

  Location.Period lookup(long lastChange, long second) {
    if (daylight == null || start == null || end == null) {
      return new Location.Period(standard, lastChange, Long.MAX_VALUE);
    }
    long day = Math.floorDiv(second, (long) DAY);
    CivilDate date = CivilDate.ofEpochDay(day);
    // As Go reckons: before 1970 the remainder is negative.
    long inYear = (date.dayOfYear() - 1L) * DAY + second % DAY;
    long yearStart = second - inYear;
    long first = seconds(date.year(), start, standard.offset());
    long second2 = seconds(date.year(), end, daylight.offset());
    Location.Zone outside = standard;
    Location.Zone inside = daylight;
    if (second2 < first) {
      long swap = first;
      first = second2;
      second2 = swap;
      outside = daylight;
      inside = standard;
    }
    if (inYear < first) {
      return new Location.Period(outside, yearStart, first + yearStart);
    }
    if (inYear >= second2) {
      return new Location.Period(outside, second2 + yearStart, yearStart + 365L * DAY);
    }
    return new Location.Period(inside, first + yearStart, second2 + yearStart);
  }

  /** Seconds from the beginning of a year, in UTC, to the change. */
  private static long seconds(long year, Day rule, int offset) {
    long days;
    if (rule.kind() == 'J') {
      days = rule.day() - 1L + (CivilDate.isLeap(year) && rule.day() >= 60 ? 1 : 0);
    } else if (rule.kind() == 'M') {
      long first = CivilDate.epochDay(year, rule.month(), 1);
      int weekday = (int) Math.floorMod(first + 4, 7L);
      int day = Math.floorMod(rule.day() - weekday, 7);
      for (int i = 1; i < rule.week(); i++) {
        if (day + 7 >= CivilDate.daysIn(rule.month(), year)) {
          break;
        }
        day += 7;
      }
      days = first + day - CivilDate.epochDay(year, 1, 1);
    } else {
      days = rule.day();
    }
    return days * DAY + rule.time() - offset;
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    private static TimeException bad() {
      return new TimeException("malformed time zone rule");
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    TzRule rule() {
      Location.Zone standard = new Location.Zone(name(), -offset(), false);
      if (peek() == 0 || peek() == ',') {
        return new TzRule(standard, null, null, null);
      }
      String summer = name();
      boolean plain = peek() == 0 || peek() == ',';
      int offset = plain ? standard.offset() + 3600 : -offset();
      Location.Zone daylight = new Location.Zone(summer, offset, true);
      if (peek() == 0) {
        Day march = new Day('M', 3, 2, 0, 7200);
        return new TzRule(standard, daylight, march, new Day('M', 11, 1, 0, 7200));
      }
      if (peek() != ',' && peek() != ';') {
        throw bad();
      }
      at++;
      Day start = day();
      if (peek() != ',') {
        throw bad();
      }
      at++;
      Day end = day();
      if (at != text.length()) {
        throw bad();
      }
      return new TzRule(standard, daylight, start, end);
    }

    private String name() {
      int begin = at;
      if (peek() == '<') {
        int close = text.indexOf('>', at);
        if (close < 0) {
          throw bad();
        }
        at = close + 1;
        return text.substring(begin + 1, close);
      }
      while (peek() != 0 && "0123456789,-+".indexOf(peek()) < 0) {
        at++;
      }
      if (at - begin < 3) {
        throw bad();
      }
      return text.substring(begin, at);
    }

    private int offset() {
      boolean negative = peek() == '-';
      if (negative || peek() == '+') {
        at++;
      }
      int seconds = number(0, 24 * 7) * 3600;
      if (peek() == ':') {
        at++;
        seconds += number(0, 59) * 60;
        if (peek() == ':') {
          at++;
          seconds += number(0, 59);
        }
      }
      return negative ? -seconds : seconds;
    }

    private int number(int min, int max) {
      int begin = at;
      int value = 0;
      while (peek() >= '0' && peek() <= '9') {
        value = value * 10 + (peek() - '0');
        at++;
        if (value > max) {
          throw bad();
        }
      }
      if (at == begin || value < min) {
        throw bad();
      }
      return value;
    }

    private Day day() {
      char kind = peek();
      int month = 0;
      int week = 0;
      int day;
      if (kind == 'J') {
        at++;
        day = number(1, 365);
      } else if (kind == 'M') {
        at++;
        month = number(1, 12);
        dot();
        week = number(1, 5);
        dot();
        day = number(0, 6);
      } else {
        day = number(0, 365);
      }
      int time = 7200;
      if (peek() == '/') {
        at++;
        time = offset();
      }
      return new Day(kind, month, week, day, time);
    }

    private void dot() {
      if (peek() != '.') {
        throw bad();
      }
      at++;
    }
  }
}
