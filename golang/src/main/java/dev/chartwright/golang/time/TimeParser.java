package dev.chartwright.golang.time;

import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads one time by a layout. Layout and text are held as bytes, one in each character. */
final class TimeParser {
  private final String layout;
  private final String text;
  private String value;

  private long year;
  private int month = -1;
  private int day = -1;
  private int yearDay = -1;
  private int hour;
  private int minute;
  private int second;
  private int nano;
  private boolean morning;
  private boolean afternoon;
  private boolean utc;
  private boolean hasOffset;
  private int offset;
  private String zoneName = "";

  /** The value does not have the form of the field. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mismatch() {
      super(null, null, false, false);
    }
  }

  /** The value has the form of the field, but is too large. */
  private static final class OutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfRange(String what) {
      super(what, null, false, false);
    }
  }

  TimeParser(String layout, String text) {
    this.layout = bytes(layout);
    this.text = bytes(text);
    this.value = this.text;
  }

  private static String bytes(String text) {
    return new String(GoString.bytes(text), StandardCharsets.ISO_8859_1);
  }

  private static String quote(String bytes) {
    return TimeException.quote(GoString.of(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  GoTime parse(Location defaultLocation, Location local) {
    List<Layout.Element> elements = Layout.parse(layout);
    for (int i = 0; i < elements.size(); i++) {
      Layout.Element element = elements.get(i);
      if (!skip(element.prefix())) {
        throw error(element.prefix(), value);
      }
      if (element.field() == null) {
        if (!value.isEmpty()) {
          throw error(": extra text: " + quote(value));
        }
        break;
      }
      String hold = value;
      try {
        read(element, i + 1 < elements.size() ? elements.get(i + 1) : element);
      } catch (Mismatch e) {
        throw error(element.text(), hold);
      } catch (OutOfRange e) {
        throw error(": " + e.getMessage() + " out of range");
      }
    }
    if (afternoon && hour < 12) {
      hour += 12;
    } else if (morning && hour == 12) {
      hour = 0;
    }
    date();
    return moment(defaultLocation, local);
  }

  private TimeException error(String message) {
    return new TimeException("parsing time " + quote(text) + message);
  }

  private TimeException error(String layoutPart, String valuePart) {
    return new TimeException(
        "parsing time "
            + quote(text)
            + " as "
            + quote(layout)
            + ": cannot parse "
            + quote(valuePart)
            + " as "
            + quote(layoutPart));
  }

  /**
   * Steps over literal text; a run of spaces stands for any number of them, also none at the end.
   */
  private boolean skip(String prefix) {
    int p = 0;
    while (p < prefix.length()) {
      if (prefix.charAt(p) == ' ') {
        if (!value.isEmpty() && value.charAt(0) != ' ') {
          return false;
        }
        while (p < prefix.length() && prefix.charAt(p) == ' ') {
          p++;
        }
        while (value.startsWith(" ")) {
          value = value.substring(1);
        }
        continue;
      }
      if (value.isEmpty() || value.charAt(0) != prefix.charAt(p)) {
        return false;
      }
      p++;
      value = value.substring(1);
    }
    return true;
  }

  private boolean digitAt(int i) {
    return i < value.length() && value.charAt(i) >= '0' && value.charAt(i) <= '9';
  }

  private String take(int count) {
    if (value.length() < count) {
      throw new Mismatch();
    }
    String taken = value.substring(0, count);
    value = value.substring(count);
    return taken;
  }

  /** One or two digits; two if {@code fixed}. */
  private int number(boolean fixed) {
    if (!digitAt(0) || (fixed && !digitAt(1))) {
      throw new Mismatch();
    }
    return Integer.parseInt(take(digitAt(1) ? 2 : 1));
  }

  private int number(boolean fixed, int max, String what) {
    int number = number(fixed);
    if (number > max) {
      throw new OutOfRange(what);
    }
    return number;
  }

  private static int atoi(String digits) {
    boolean sign = digits.startsWith("-") || digits.startsWith("+");
    String rest = sign ? digits.substring(1) : digits;
    int n = 0;
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) < '0' || rest.charAt(i) > '9') {
        throw new Mismatch();
      }
      n = n * 10 + (rest.charAt(i) - '0');
    }
    return digits.startsWith("-") ? -n : n;
  }

  private int name(List<String> names, boolean brief) {
    int found = Names.find(names, value, brief);
    if (found < 0) {
      throw new Mismatch();
    }
    take(brief ? 3 : names.get(found).length());
    return found;
  }

  private void read(Layout.Element element, Layout.Element next) {
    Layout.Field field = java.util.Objects.requireNonNull(element.field());
    switch (field) {
      case YEAR -> {
        int short2 = atoi(take(2));
        year = short2 >= 69 ? short2 + 1900 : short2 + 2000;
      }
      case LONG_YEAR -> {
        if (value.length() < 4 || !digitAt(0)) {
          throw new Mismatch();
        }
        year = atoi(take(4));
      }
      case MONTH -> month = name(Names.MONTHS, true) + 1;
      case LONG_MONTH -> month = name(Names.MONTHS, false) + 1;
      case NUM_MONTH, ZERO_MONTH -> {
        month = number(field == Layout.Field.ZERO_MONTH, 12, "month");
        if (month == 0) {
          throw new OutOfRange("month");
        }
      }
      case WEEKDAY -> name(Names.DAYS, true);
      case LONG_WEEKDAY -> name(Names.DAYS, false);
      case DAY, UNDER_DAY, ZERO_DAY -> {
        if (field == Layout.Field.UNDER_DAY && value.startsWith(" ")) {
          take(1);
        }
        day = number(field == Layout.Field.ZERO_DAY);
      }
      case UNDER_YEAR_DAY, ZERO_YEAR_DAY -> yearDay(field == Layout.Field.ZERO_YEAR_DAY);
      case HOUR -> hour = number(false, 23, "hour");
      case HOUR12, ZERO_HOUR12 -> hour = number(field == Layout.Field.ZERO_HOUR12, 12, "hour");
      case MINUTE, ZERO_MINUTE -> minute = number(field == Layout.Field.ZERO_MINUTE, 59, "minute");
      case SECOND, ZERO_SECOND -> second(field == Layout.Field.ZERO_SECOND, next);
      case UPPER_PM -> half(take(2), "AM", "PM");
      case LOWER_PM -> half(take(2), "am", "pm");
      case ZONE_NAME -> zoneName();
      case FRACTION_ZEROS -> {
        int length = element.text().length();
        if (value.length() < length) {
          throw new Mismatch();
        }
        nano = nanoseconds(length);
      }
      case FRACTION_NINES -> {
        if (startsFraction()) {
          nano = nanoseconds(fractionLength());
        }
      }
      default -> offset(field);
    }
  }

  private void yearDay(boolean fixed) {
    for (int i = 0; i < 2 && !fixed; i++) {
      if (value.startsWith(" ")) {
        take(1);
      }
    }
    int digits = 0;
    while (digits < 3 && digitAt(digits)) {
      digits++;
    }
    if (digits == 0 || (fixed && digits != 3)) {
      throw new Mismatch();
    }
    yearDay = Integer.parseInt(take(digits));
  }

  private void second(boolean fixed, Layout.Element next) {
    second = number(fixed, 59, "second");
    boolean fractionFollows =
        next.field() == Layout.Field.FRACTION_ZEROS || next.field() == Layout.Field.FRACTION_NINES;
    // A fraction may follow the seconds even if the layout has none.
    if (startsFraction() && !fractionFollows) {
      nano = nanoseconds(fractionLength());
    }
  }

  private boolean startsFraction() {
    return (value.startsWith(".") || value.startsWith(",")) && digitAt(1);
  }

  private int fractionLength() {
    int n = 1;
    while (digitAt(n)) {
      n++;
    }
    return n;
  }

  /** A fraction of so many characters, its mark included. */
  private int nanoseconds(int length) {
    String fraction = value.substring(0, length);
    if (fraction.charAt(0) != '.' && fraction.charAt(0) != ',') {
      throw new Mismatch();
    }
    int n = atoi(fraction.substring(1, Math.min(length, 10)));
    value = value.substring(length);
    if (n < 0) {
      throw new OutOfRange("fractional second");
    }
    for (int i = length; i < 10; i++) {
      n *= 10;
    }
    return n;
  }

  private void half(String mark, String am, String pm) {
    if (mark.equals(pm)) {
      afternoon = true;
    } else if (mark.equals(am)) {
      morning = true;
    } else {
      throw new Mismatch();
    }
  }

  private void offset(Layout.Field field) {
    boolean zulu = field.text.charAt(0) == 'Z';
    if (zulu && value.startsWith("Z")) {
      take(1);
      utc = true;
      return;
    }
    String form = field.text.substring(1);
    if (value.length() < form.length() + 1) {
      throw new Mismatch();
    }
    String given = value.substring(0, form.length() + 1);
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char c = given.charAt(i + 1);
      if (form.charAt(i) != ':') {
        digits.append(c);
      } else if (c != ':') {
        throw new Mismatch();
      }
    }
    value = value.substring(given.length());
    int[] parts = new int[3];
    boolean bad = false;
    for (int i = 0; i < 3 && 2 * i < digits.length() && !bad; i++) {
      try {
        parts[i] = atoi(digits.substring(2 * i, 2 * i + 2));
        bad = parts[i] < 0 || digits.charAt(2 * i) == '+' || digits.charAt(2 * i) == '-';
      } catch (Mismatch e) {
        bad = true;
      }
      if (bad) {
        parts[i] = 0;
      }
    }
    // The last test that fails decides, as in Go.
    String range = null;
    range = parts[0] > 24 ? "time zone offset hour" : range;
    range = parts[1] > 60 ? "time zone offset minute" : range;
    range = parts[2] > 60 ? "time zone offset second" : range;
    if (range != null) {
      throw new OutOfRange(range);
    }
    if (bad || (given.charAt(0) != '+' && given.charAt(0) != '-')) {
      throw new Mismatch();
    }
    hasOffset = true;
    offset = (parts[0] * 60 + parts[1]) * 60 + parts[2];
    if (given.charAt(0) == '-') {
      offset = -offset;
    }
    // Go keeps -1 for "no offset", so an offset of one second west is none.
    hasOffset = offset != -1;
  }

  private void zoneName() {
    if (value.startsWith("UTC")) {
      take(3);
      utc = true;
      return;
    }
    int length = zoneNameLength();
    if (length == 0) {
      throw new Mismatch();
    }
    zoneName = take(length);
  }

  private int zoneNameLength() {
    if (value.length() < 3) {
      return 0;
    }
    if (value.startsWith("ChST") || value.startsWith("MeST")) {
      return 4;
    }
    if (value.startsWith("GMT")) {
      return 3 + signedHours(3);
    }
    if (value.charAt(0) == '+' || value.charAt(0) == '-') {
      return signedHours(0);
    }
    int upper = 0;
    while (upper < 6
        && upper < value.length()
        && value.charAt(upper) >= 'A'
        && value.charAt(upper) <= 'Z') {
      upper++;
    }
    return switch (upper) {
      case 5 -> value.charAt(4) == 'T' ? 5 : 0;
      case 4 -> value.charAt(3) == 'T' || value.startsWith("WITA") ? 4 : 0;
      case 3 -> 3;
      default -> 0;
    };
  }

  /** The length of a sign and a number up to 23 at a place, or 0. */
  private int signedHours(int from) {
    if (from >= value.length() || (value.charAt(from) != '+' && value.charAt(from) != '-')) {
      return 0;
    }
    int at = from + 1;
    long hours = 0;
    while (digitAt(at)) {
      hours = Math.min(hours * 10 + (value.charAt(at) - '0'), 1000);
      at++;
    }
    return at == from + 1 || hours > 23 ? 0 : at - from;
  }

  private void date() {
    if (yearDay < 0) {
      month = month < 0 ? 1 : month;
      day = day < 0 ? 1 : day;
    } else {
      fromYearDay();
    }
    if (day < 1 || day > CivilDate.daysIn(month, year)) {
      throw error(": day out of range");
    }
  }

  private void fromYearDay() {
    int d = yearDay;
    int m = 0;
    int inMonth = 0;
    if (CivilDate.isLeap(year)) {
      if (d == 31 + 29) {
        m = 2;
        inMonth = 29;
      } else if (d > 31 + 29) {
        d--;
      }
    }
    if (d < 1 || d > 365) {
      throw error(": day-of-year out of range");
    }
    if (m == 0) {
      m = (d - 1) / 31 + 1;
      if (CivilDate.daysBefore(m + 1) < d) {
        m++;
      }
      inMonth = d - CivilDate.daysBefore(m);
    }
    if (month >= 0 && month != m) {
      throw error(": day-of-year does not match month");
    }
    month = m;
    if (day >= 0 && day != inMonth) {
      throw error(": day-of-year does not match day");
    }
    day = inMonth;
  }

  private GoTime moment(Location defaultLocation, Location local) {
    if (utc) {
      return at(Location.UTC);
    }
    if (hasOffset) {
      GoTime t = at(Location.UTC).plus(GoDuration.of(-offset * GoDuration.SECOND));
      Location.Zone there = local.lookup(t.epochSecond()).zone();
      boolean same = there.offset() == offset;
      if (same && (zoneName.isEmpty() || there.name().equals(zoneName))) {
        return t.in(local);
      }
      return t.in(Location.fixed(zoneName, offset));
    }
    if (!zoneName.isEmpty()) {
      GoTime t = at(Location.UTC);
      Integer known = local.lookupName(zoneName, t.epochSecond());
      if (known != null) {
        return t.plus(GoDuration.of(-known * GoDuration.SECOND)).in(local);
      }
      boolean hours = zoneName.length() > 3 && zoneName.startsWith("GMT");
      int seconds = hours ? atoi(zoneName.substring(3)) * 3600 : 0;
      return t.in(Location.fixed(zoneName, seconds));
    }
    return at(defaultLocation);
  }

  private GoTime at(Location location) {
    return GoTime.of(year, month, day, hour, minute, second, nano, location);
  }
}
