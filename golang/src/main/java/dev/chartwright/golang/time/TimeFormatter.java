package dev.chartwright.golang.time;

/** Writes times by layouts. */
final class TimeFormatter {
  private TimeFormatter() {}

  static String format(GoTime time, String layout) {
    Location.Zone zone = time.zone();
    CivilDate date = time.date();
    StringBuilder out = new StringBuilder(layout.length() + 10);
    for (Layout.Element element : Layout.parse(layout)) {
      out.append(element.prefix());
      if (element.field() == null) {
        break;
      }
      switch (element.field()) {
        case YEAR -> pad(out, Math.abs(date.year()) % 100, 2);
        case LONG_YEAR -> pad(out, date.year(), 4);
        case MONTH -> out.append(Names.MONTHS.get(date.month() - 1), 0, 3);
        case LONG_MONTH -> out.append(Names.MONTHS.get(date.month() - 1));
        case NUM_MONTH -> out.append(date.month());
        case ZERO_MONTH -> pad(out, date.month(), 2);
        case WEEKDAY -> out.append(Names.DAYS.get(time.weekday()), 0, 3);
        case LONG_WEEKDAY -> out.append(Names.DAYS.get(time.weekday()));
        case DAY -> out.append(date.day());
        case UNDER_DAY -> out.append(date.day() < 10 ? " " : "").append(date.day());
        case ZERO_DAY -> pad(out, date.day(), 2);
        case UNDER_YEAR_DAY -> {
          int day = date.dayOfYear();
          out.append(day < 10 ? "  " : day < 100 ? " " : "").append(day);
        }
        case ZERO_YEAR_DAY -> pad(out, date.dayOfYear(), 3);
        case HOUR -> pad(out, time.hour(), 2);
        case HOUR12 -> out.append(hour12(time));
        case ZERO_HOUR12 -> pad(out, hour12(time), 2);
        case MINUTE -> out.append(time.minute());
        case ZERO_MINUTE -> pad(out, time.minute(), 2);
        case SECOND -> out.append(time.second());
        case ZERO_SECOND -> pad(out, time.second(), 2);
        case UPPER_PM -> out.append(time.hour() >= 12 ? "PM" : "AM");
        case LOWER_PM -> out.append(time.hour() >= 12 ? "pm" : "am");
        case ZONE_NAME -> {
          if (zone.name().isEmpty()) {
            offset(out, zone.offset(), Layout.Field.NUM);
          } else {
            out.append(zone.name());
          }
        }
        case FRACTION_ZEROS -> fraction(out, time.nano(), element.text(), false);
        case FRACTION_NINES -> fraction(out, time.nano(), element.text(), true);
        default -> offset(out, zone.offset(), element.field());
      }
    }
    return out.toString();
  }

  private static int hour12(GoTime time) {
    int hour = time.hour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private static void pad(StringBuilder out, long value, int width) {
    if (value < 0) {
      out.append('-');
    }
    String digits = Long.toString(Math.abs(value));
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    out.append(digits);
  }

  private static void offset(StringBuilder out, int offset, Layout.Field field) {
    boolean zulu = field.text.charAt(0) == 'Z';
    if (offset == 0 && zulu) {
      out.append('Z');
      return;
    }
    // Minutes first: an offset of less than a minute west is written with a plus sign.
    int minutes = offset / 60;
    out.append(minutes < 0 ? '-' : '+');
    pad(out, Math.abs(minutes) / 60, 2);
    boolean colon = field.text.indexOf(':') > 0;
    boolean shortest = field == Layout.Field.ISO_SHORT || field == Layout.Field.NUM_SHORT;
    if (!shortest) {
      out.append(colon ? ":" : "");
      pad(out, Math.abs(minutes) % 60, 2);
    }
    switch (field) {
      case ISO_SECONDS, ISO_COLON_SECONDS, NUM_SECONDS, NUM_COLON_SECONDS -> {
        out.append(colon ? ":" : "");
        pad(out, minutes < 0 ? -offset % 60 : offset % 60, 2);
      }
      default -> {}
    }
  }

  private static void fraction(StringBuilder out, int nano, String layout, boolean trim) {
    int digits = layout.length() - 1;
    if (trim && nano == 0) {
      return;
    }
    StringBuilder text = new StringBuilder();
    pad(text, nano, 9);
    text.setLength(Math.min(digits, 9));
    int end = text.length();
    while (trim && end > 0 && text.charAt(end - 1) == '0') {
      end--;
    }
    if (end > 0) {
      out.append(layout.charAt(0)).append(text, 0, end);
    }
  }
}
