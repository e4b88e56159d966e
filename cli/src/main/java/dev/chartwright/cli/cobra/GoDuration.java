package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Quote;

/**
 * Go's text form of a duration in nanoseconds ({@code time.ParseDuration}, {@code
 * Duration.String}).
 */
final class GoDuration {
  private static final long SECOND = 1_000_000_000L;

  private GoDuration() {}

  /**
   * Nanoseconds of a text such as {@code 1h15m30.918s}.
   *
   * @throws InvalidValueException in Go's words, {@code time: missing unit in duration "5"}
   */
  static long parse(String text) {
    int at = 0;
    boolean negative = false;
    if (!text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      negative = text.charAt(0) == '-';
      at = 1;
    }
    if (text.length() - at == 1 && text.charAt(at) == '0') {
      return 0;
    }
    if (at == text.length()) {
      throw invalid(text);
    }
    // An unsigned sum: 2^63 itself is legal when negative.
    long sum = 0;
    while (at < text.length()) {
      int start = at;
      long whole = 0;
      while (at < text.length() && isDigit(text.charAt(at))) {
        if (Long.compareUnsigned(whole, Long.MIN_VALUE / -10) > 0) {
          throw invalid(text);
        }
        whole = whole * 10 + (text.charAt(at) - '0');
        if (Long.compareUnsigned(whole, Long.MIN_VALUE) > 0) {
          throw invalid(text);
        }
        at++;
      }
      boolean digits = at > start;
      long fraction = 0;
      double scale = 1;
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
        boolean overflow = false;
        while (at < text.length() && isDigit(text.charAt(at))) {
          digits = true;
          if (!overflow && fraction > Long.MAX_VALUE / 10) {
            overflow = true;
          }
          if (!overflow) {
            long extended = fraction * 10 + (text.charAt(at) - '0');
            if (Long.compareUnsigned(extended, Long.MIN_VALUE) > 0) {
              overflow = true;
            } else {
              fraction = extended;
              scale *= 10;
            }
          }
          at++;
        }
      }
      if (!digits) {
        throw invalid(text);
      }
      int unitStart = at;
      while (at < text.length() && text.charAt(at) != '.' && !isDigit(text.charAt(at))) {
        at++;
      }
      if (at == unitStart) {
        throw InvalidValueException.of("time: missing unit in duration " + Quote.quote(text));
      }
      long unit = unit(text.substring(unitStart, at), text);
      if (Long.compareUnsigned(whole, Long.divideUnsigned(Long.MIN_VALUE, unit)) > 0) {
        throw invalid(text);
      }
      whole *= unit;
      if (fraction != 0) {
        whole += (long) (fraction * (unit / scale));
        if (Long.compareUnsigned(whole, Long.MIN_VALUE) > 0) {
          throw invalid(text);
        }
      }
      sum += whole;
      if (Long.compareUnsigned(sum, Long.MIN_VALUE) > 0) {
        throw invalid(text);
      }
    }
    if (negative) {
      return -sum;
    }
    if (sum < 0) {
      throw invalid(text);
    }
    return sum;
  }

  /** The text, as {@code 5m0s}, {@code 1.5s}, {@code 250µs} or {@code 0s}. */
  static String format(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long rest = nanos < 0 ? -nanos : nanos;
    if (rest > 0 && rest < SECOND) {
      if (rest < 1_000) {
        return sign + rest + "ns";
      }
      if (rest < 1_000_000) {
        return sign + withFraction(rest, 1_000) + "µs";
      }
      return sign + withFraction(rest, 1_000_000) + "ms";
    }
    long seconds = Long.divideUnsigned(rest, SECOND);
    String text =
        withFraction((seconds % 60) * SECOND + Long.remainderUnsigned(rest, SECOND), SECOND) + "s";
    long minutes = seconds / 60;
    if (minutes > 0) {
      text = minutes % 60 + "m" + text;
      long hours = minutes / 60;
      if (hours > 0) {
        text = hours + "h" + text;
      }
    }
    return sign + text;
  }

  private static String withFraction(long value, long unit) {
    long fraction = value % unit;
    if (fraction == 0) {
      return Long.toString(value / unit);
    }
    String digits = Long.toString(unit + fraction).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return value / unit + "." + digits.substring(0, end);
  }

  private static long unit(String name, String whole) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "\u00b5s", "\u03bcs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> SECOND;
      case "m" -> 60 * SECOND;
      case "h" -> 3600 * SECOND;
      default ->
          throw InvalidValueException.of(
              "time: unknown unit " + Quote.quote(name) + " in duration " + Quote.quote(whole));
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static InvalidValueException invalid(String text) {
    return InvalidValueException.of("time: invalid duration " + Quote.quote(text));
  }
}
