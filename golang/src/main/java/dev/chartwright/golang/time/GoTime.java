package dev.chartwright.golang.time;

import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoSyntax;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonMarshaler;
import dev.chartwright.golang.strconv.Quote;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * A moment with the time zone in which it is shown: Go's {@code time.Time}.
 *
 * <p>Equal times have equal moments and zones; {@link #compareTo} looks at the moment only. A time
 * may carry a reading of a monotonic clock beside ({@link #withMonotonic}), which only its text
 * shows. Immutable and thread-safe. Source: Go 1.26, time/time.go and time/format.go.
 *
 * <pre>{@code
 * GoTime t = GoTime.parse(Layout.RFC3339, "2021-03-04T05:06:07.5+01:00");
 * t.toString();                      // 2021-03-04 05:06:07.5 +0100 +0100
 * t.utc().format(Layout.RFC3339);    // 2021-03-04T04:06:07Z
 * t.format("Monday, 2 Jan 06 3PM");  // Thursday, 4 Mar 21 5AM
 * GoTime.parse("2006", "x");         // parsing time "x" as "2006": cannot parse "x" as "2006"
 * }</pre>
 */
public final class GoTime
    implements Comparable<GoTime>, JsonMarshaler, GoStruct, GoSyntax, Stringer {
  /** {@code time.Time} for {@link dev.chartwright.golang.json.JsonDecoder}. */
  public static final GoType JSON_TYPE = GoType.custom("time.Time", GoTime::unmarshalJson);

  private static final int DAY = 86400;
  private static final long FIRST_YEAR = CivilDate.epochDay(1, 1, 1) * DAY;

  /** Go's zero time: the beginning of the year 1. */
  public static final GoTime ZERO = new GoTime(FIRST_YEAR, 0, Location.UTC);

  /** The days from where Go begins to count, in the year -292277022399, to 1970. */
  private static final long EPOCH_DAYS_OF_GO = 106_751_991_073_094L;

  private static final long NO_MONOTONIC = Long.MIN_VALUE;

  private final long epochSecond;
  private final int nano;
  private final Location location;
  private final long monotonic;

  private GoTime(long epochSecond, int nano, Location location) {
    this(epochSecond, nano, location, NO_MONOTONIC);
  }

  private GoTime(long epochSecond, int nano, Location location, long monotonic) {
    this.epochSecond = epochSecond;
    this.nano = nano;
    this.location = location;
    this.monotonic = monotonic;
  }

  /** The moment so many seconds and nanoseconds (0 to 999999999) after 1970. */
  public static GoTime ofUnix(long epochSecond, int nano, Location location) {
    if (nano < 0 || nano > 999_999_999) {
      throw new IllegalArgumentException("nano is " + nano);
    }
    return new GoTime(epochSecond, nano, location);
  }

  /** A moment of Java's clock. */
  public static GoTime of(Instant instant, Location location) {
    return new GoTime(instant.getEpochSecond(), instant.getNano(), location);
  }

  /**
   * The moment at which clocks of a place show this; numbers out of range flow over, as in Go's
   * {@code time.Date}.
   */
  public static GoTime of(
      long year,
      long month,
      long day,
      long hour,
      long minute,
      long second,
      long nano,
      Location at) {
    long months = year * 12 + month - 1;
    long seconds = second + Math.floorDiv(nano, 1_000_000_000L);
    int rest = (int) Math.floorMod(nano, 1_000_000_000L);
    int monthOfYear = Math.floorMod(months, 12) + 1;
    long days = CivilDate.epochDay(Math.floorDiv(months, 12L), monthOfYear, 1) + day - 1;
    long local = days * DAY + hour * 3600 + minute * 60 + seconds;
    Location.Period period = at.lookup(local);
    int offset = period.zone().offset();
    if (offset != 0) {
      long utc = local - offset;
      if (utc < period.start() || utc >= period.end()) {
        offset = at.lookup(utc).zone().offset();
      }
    }
    return new GoTime(local - offset, rest, at);
  }

  /**
   * Reads a time by a layout; in UTC if the text has no zone.
   *
   * @throws TimeException with Go's message
   */
  public static GoTime parse(String layout, String text) {
    return new TimeParser(layout, text).parse(Location.UTC, Location.UTC);
  }

  /**
   * Reads a time by a layout, as it is shown at a place, whose zone abbreviations it may have.
   *
   * @throws TimeException with Go's message
   */
  public static GoTime parse(String layout, String text, Location location) {
    return new TimeParser(layout, text).parse(location, location);
  }

  /**
   * Reads a time by a layout.
   *
   * @param zoneless where a text without zone is meant
   * @param local whose zone the time gets if the text has an offset or abbreviation that is in
   *     effect there; Go's {@code time.Parse} takes UTC and the machine's zone
   * @throws TimeException with Go's message
   */
  public static GoTime parse(String layout, String text, Location zoneless, Location local) {
    return new TimeParser(layout, text).parse(zoneless, local);
  }

  /**
   * Reads the raw JSON of a time, as Go's {@code Time.UnmarshalJSON} does; null gives the zero
   * time.
   *
   * @throws JsonException with Go's message
   */
  public static GoTime unmarshalJson(String raw) {
    return unmarshalJson(raw, Location.UTC);
  }

  /**
   * {@link #unmarshalJson(String)} where it is known what Go's {@code time.Local} is: a time with
   * its offset is in that zone then.
   *
   * @throws JsonException with Go's message
   */
  public static GoTime unmarshalJson(String raw, Location local) {
    if (raw.equals("null")) {
      return ZERO;
    }
    if (raw.length() < 2 || !raw.startsWith("\"") || !raw.endsWith("\"")) {
      throw new JsonException("Time.UnmarshalJSON: input is not a JSON string");
    }
    try {
      return parse(Layout.RFC3339, raw.substring(1, raw.length() - 1), Location.UTC, local);
    } catch (TimeException e) {
      throw new JsonException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The same time with a reading of a monotonic clock, as {@code time.Now} has it: its text then
   * ends like {@code m=+0.394807653}. {@link #plus} moves the reading, all else drops it.
   *
   * @param nanos since the start of the program
   */
  public GoTime withMonotonic(long nanos) {
    return new GoTime(epochSecond, nano, location, nanos);
  }

  /** Seconds since 1970. */
  public long epochSecond() {
    return epochSecond;
  }

  /** Nanoseconds within the second. */
  public int nano() {
    return nano;
  }

  /** The place whose clocks show the time. */
  public Location location() {
    return location;
  }

  /** The same moment as Java's clock has it. */
  public Instant toInstant() {
    return Instant.ofEpochSecond(epochSecond, nano);
  }

  /** The same moment at another place. */
  public GoTime in(Location place) {
    return new GoTime(epochSecond, nano, place);
  }

  /** The same moment in UTC. */
  public GoTime utc() {
    return in(Location.UTC);
  }

  /** Whether this is the beginning of the year 1. */
  public boolean isZero() {
    return epochSecond == FIRST_YEAR && nano == 0;
  }

  Location.Zone zone() {
    return location.lookup(epochSecond).zone();
  }

  /** Seconds since 1970 by the local clock. */
  long localSecond() {
    return epochSecond + zone().offset();
  }

  CivilDate date() {
    return CivilDate.ofEpochDay(epochDay());
  }

  /** Days since 1970 by the local clock; times before Go's first year come after its last. */
  private long epochDay() {
    return Long.divideUnsigned(localSecond() + EPOCH_DAYS_OF_GO * DAY, DAY) - EPOCH_DAYS_OF_GO;
  }

  private int secondOfDay() {
    return (int) Long.remainderUnsigned(localSecond() + EPOCH_DAYS_OF_GO * DAY, DAY);
  }

  /** Whether summer time is in effect. */
  public boolean isDaylight() {
    return zone().daylight();
  }

  /** Seconds east of UTC. */
  public int offset() {
    return zone().offset();
  }

  /** The year. */
  public long year() {
    return date().year();
  }

  /** The month, 1 to 12. */
  public int month() {
    return date().month();
  }

  /** The day of the month. */
  public int day() {
    return date().day();
  }

  /** The day of the year, 1 to 366. */
  public int dayOfYear() {
    return date().dayOfYear();
  }

  /** The day of the week, 0 for Sunday. */
  public int weekday() {
    return (int) Math.floorMod(epochDay() + 4, 7L);
  }

  /** The hour, 0 to 23. */
  public int hour() {
    return secondOfDay() / 3600;
  }

  /** The minute. */
  public int minute() {
    return secondOfDay() / 60 % 60;
  }

  /** The second. */
  public int second() {
    return secondOfDay() % 60;
  }

  /** The moment a duration later. */
  public GoTime plus(GoDuration duration) {
    long nanos = nano + duration.nanos() % GoDuration.SECOND;
    long seconds = epochSecond + duration.nanos() / GoDuration.SECOND;
    return new GoTime(
        seconds + Math.floorDiv(nanos, GoDuration.SECOND),
        (int) Math.floorMod(nanos, GoDuration.SECOND),
        location,
        later(monotonic, duration.nanos()));
  }

  /** A reading moved by a duration; none if it leaves the range. */
  private static long later(long reading, long nanos) {
    long moved = reading + nanos;
    boolean overflow = nanos < 0 ? moved > reading : moved < reading;
    return reading == NO_MONOTONIC || overflow ? NO_MONOTONIC : moved;
  }

  /** This time so many years, months and days later by the calendar. */
  public GoTime plusDate(long years, long months, long days) {
    CivilDate date = date();
    return of(
        date.year() + years,
        date.month() + months,
        date.day() + days,
        hour(),
        minute(),
        second(),
        nano,
        location);
  }

  /** The time from another moment to this one, at most what a duration can hold. */
  public GoDuration minus(GoTime other) {
    BigInteger exact =
        BigInteger.valueOf(epochSecond)
            .subtract(BigInteger.valueOf(other.epochSecond))
            .multiply(BigInteger.valueOf(GoDuration.SECOND))
            .add(BigInteger.valueOf(nano - other.nano));
    if (exact.bitLength() > 63) {
      return GoDuration.of(exact.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    return GoDuration.of(exact.longValue());
  }

  /** The time written by a layout. */
  public String format(String layout) {
    return TimeFormatter.format(this, layout);
  }

  @Override
  public int compareTo(GoTime other) {
    int order = Long.compare(epochSecond, other.epochSecond);
    return order != 0 ? order : Integer.compare(nano, other.nano);
  }

  @Override
  public String goType() {
    return "time.Time";
  }

  @Override
  public List<Field> goFields() {
    Object place = location == Location.UTC ? GoNil.of("*time.Location") : location;
    return List.of(
        new Field("wall", GoUint.of(GoUint.Type.UINT64, nano)),
        new Field("ext", epochSecond - FIRST_YEAR),
        new Field("loc", place));
  }

  @Override
  public String goSyntax() {
    CivilDate date = date();
    String month = Names.MONTHS.get(date.month() - 1);
    String place =
        switch (location.isLocal() ? "Local" : location.name()) {
          case "UTC" -> "time.UTC";
          case "Local" -> "time.Local";
          default -> "time.Location(" + Quote.quote(location.name()) + ")";
        };
    return "time.Date("
        + String.join(
            ", ",
            Long.toString(date.year()),
            "time." + month,
            Integer.toString(date.day()),
            Integer.toString(hour()),
            Integer.toString(minute()),
            Integer.toString(second()),
            Integer.toString(nano),
            place)
        + ")";
  }

  @Override
  public String text() {
    return toString();
  }

  @Override
  public Object marshalJson() {
    String text = format(Layout.RFC3339_NANO);
    String problem = null;
    if (text.charAt(4) != '-') {
      problem = "year outside of range [0,9999]";
    } else if (!text.endsWith("Z") && Math.abs(zone().offset()) >= DAY) {
      problem = "timezone hour outside of range [0,23]";
    }
    if (problem != null) {
      throw new JsonException(
          "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: " + problem);
    }
    return text;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof GoTime time
        && epochSecond == time.epochSecond
        && nano == time.nano
        && zone().equals(time.zone());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(epochSecond) * 31 + nano;
  }

  /**
   * The form {@code 2006-01-02 15:04:05.999999999 -0700 MST}, with the monotonic reading if any.
   */
  @Override
  public String toString() {
    String wall = format("2006-01-02 15:04:05.999999999 -0700 MST");
    if (monotonic == NO_MONOTONIC) {
      return wall;
    }
    long magnitude = Math.abs(monotonic);
    String fraction = Long.toString(GoDuration.SECOND + magnitude % GoDuration.SECOND).substring(1);
    String sign = monotonic < 0 ? "-" : "+";
    return wall + " m=" + sign + magnitude / GoDuration.SECOND + "." + fraction;
  }
}
