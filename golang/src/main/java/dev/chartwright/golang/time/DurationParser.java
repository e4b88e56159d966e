package dev.chartwright.golang.time;

/** Reads one duration. */
final class DurationParser {
  // 2^63 as an unsigned number: the magnitude of the smallest duration.
  private static final long LIMIT = Long.MIN_VALUE;

  private final String text;
  private int at;

  DurationParser(String text) {
    this.text = text;
  }

  GoDuration parse() {
    boolean negative = text.startsWith("-");
    if (negative || text.startsWith("+")) {
      at = 1;
    }
    if (text.substring(at).equals("0")) {
      return GoDuration.of(0);
    }
    if (at == text.length()) {
      throw error("invalid duration");
    }
    long total = 0;
    while (at < text.length()) {
      total += part();
      if (Long.compareUnsigned(total, LIMIT) > 0) {
        throw error("invalid duration");
      }
    }
    if (!negative && total == LIMIT) {
      throw error("invalid duration");
    }
    return GoDuration.of(negative ? -total : total);
  }

  private TimeException error(String message) {
    return new TimeException("time: " + message + " " + TimeException.quote(text));
  }

  private boolean isDigit() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** One number with its unit, in nanoseconds. */
  private long part() {
    if (text.charAt(at) != '.' && !isDigit()) {
      throw error("invalid duration");
    }
    int start = at;
    long whole = 0;
    for (; isDigit(); at++) {
      if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, 10)) > 0) {
        throw error("invalid duration");
      }
      whole = whole * 10 + (text.charAt(at) - '0');
      if (Long.compareUnsigned(whole, LIMIT) > 0) {
        throw error("invalid duration");
      }
    }
    boolean digits = at > start;
    long fraction = 0;
    double scale = 1;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      boolean overflow = false;
      for (; isDigit(); at++) {
        digits = true;
        long next = fraction * 10 + (text.charAt(at) - '0');
        overflow |= fraction > Long.MAX_VALUE / 10 || Long.compareUnsigned(next, LIMIT) > 0;
        if (!overflow) {
          fraction = next;
          scale *= 10;
        }
      }
    }
    if (!digits) {
      throw error("invalid duration");
    }
    long unit = unit();
    if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
      throw error("invalid duration");
    }
    long value = whole * unit;
    if (fraction > 0) {
      value += (long) ((double) fraction * ((double) unit / scale));
      if (Long.compareUnsigned(value, LIMIT) > 0) {
        throw error("invalid duration");
      }
    }
    return value;
  }

  private long unit() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '.' && !isDigit()) {
      at++;
    }
    if (at == start) {
      throw error("missing unit in duration");
    }
    String unit = text.substring(start, at);
    return switch (unit) {
      case "ns" -> 1;
      case "us", "\u00B5s", "\u03BCs" -> 1000;
      case "ms" -> 1_000_000;
      case "s" -> GoDuration.SECOND;
      case "m" -> GoDuration.MINUTE;
      case "h" -> GoDuration.HOUR;
      default -> throw error("unknown unit " + TimeException.quote(unit) + " in duration");
    };
  }
}
