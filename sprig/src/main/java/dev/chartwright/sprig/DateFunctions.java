package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.golang.time.TimeException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The functions on times and durations: sprig 3.3.0, date.go. */
final class DateFunctions implements FunctionGroup {
  static final int AGO = 0;
  static final int DATE = 1;
  static final int DATE_IN_ZONE = 2;
  static final int DATE_MODIFY = 3;
  static final int DURATION = 4;
  static final int DURATION_ROUND = 5;
  static final int HTML_DATE = 6;
  static final int HTML_DATE_IN_ZONE = 7;
  static final int MUST_DATE_MODIFY = 8;
  static final int MUST_TO_DATE = 9;
  static final int NOW = 10;
  static final int TO_DATE = 11;
  static final int UNIX_EPOCH = 12;

  private static final String HTML_LAYOUT = "2006-01-02";
  private static final long DAY = 24 * GoDuration.HOUR;

  private final SprigContext context;
  private final Instant start;
  private @Nullable Location local;

  DateFunctions(SprigContext context) {
    this.context = context;
    this.start = context.clock().instant();
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case AGO -> ago(args[0]);
      case DATE -> format(Arguments.text(args, 0), args[1], local());
      case DATE_IN_ZONE -> format(Arguments.text(args, 0), args[1], zone(Arguments.text(args, 2)));
      case DATE_MODIFY -> dateModify(Arguments.text(args, 0), time(args, 1));
      case DURATION -> duration(args[0]);
      case DURATION_ROUND -> durationRound(args[0]);
      case HTML_DATE -> format(HTML_LAYOUT, args[0], local());
      case HTML_DATE_IN_ZONE -> format(HTML_LAYOUT, args[0], zone(Arguments.text(args, 1)));
      case MUST_DATE_MODIFY -> mustDateModify(Arguments.text(args, 0), time(args, 1));
      case MUST_TO_DATE -> mustToDate(Arguments.text(args, 0), Arguments.text(args, 1));
      case NOW -> now();
      case TO_DATE -> toDate(Arguments.text(args, 0), Arguments.text(args, 1));
      case UNIX_EPOCH -> Long.toString(time(args, 0).epochSecond());
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  private static GoTime time(@Nullable Object[] args, int i) {
    return (GoTime) Objects.requireNonNull(args[i]);
  }

  /** The local zone, read once; should two threads read it, both find the same. */
  private Location local() {
    Location zone = local;
    if (zone == null) {
      zone = context.zones().local();
      local = zone;
    }
    return zone;
  }

  /** A zone by name; UTC if there is none. */
  private Location zone(String name) {
    if (name.equals("Local")) {
      return local();
    }
    try {
      return context.zones().load(name);
    } catch (TimeException e) {
      return Location.UTC;
    }
  }

  private GoTime now() {
    Instant instant = context.clock().instant();
    return GoTime.of(instant, local()).withMonotonic(Duration.between(start, instant).toNanos());
  }

  private String format(String layout, @Nullable Object date, Location zone) {
    return toTime(date, true).in(zone).format(layout);
  }

  /** A time, or seconds since 1970; now for anything else. */
  private GoTime toTime(@Nullable Object date, boolean int32) {
    if (date instanceof GoTime time) {
      return time;
    }
    if (date instanceof Long seconds) {
      return GoTime.ofUnix(seconds, 0, local());
    }
    if (date instanceof GoInt seconds) {
      return GoTime.ofUnix(seconds.value(), 0, local());
    }
    if (int32 && date instanceof Integer seconds) {
      return GoTime.ofUnix(seconds, 0, local());
    }
    return now();
  }

  private String ago(@Nullable Object date) {
    GoDuration since = now().minus(toTime(date, false));
    return since.round(GoDuration.of(GoDuration.SECOND)).toString();
  }

  private static GoTime dateModify(String duration, GoTime time) {
    try {
      return time.plus(GoDuration.parse(duration));
    } catch (TimeException e) {
      return time;
    }
  }

  private static GoTime mustDateModify(String duration, GoTime time) {
    try {
      return time.plus(GoDuration.parse(duration));
    } catch (TimeException e) {
      throw failure(e);
    }
  }

  private GoTime toDate(String layout, String text) {
    try {
      return GoTime.parse(layout, text, local());
    } catch (TimeException e) {
      return GoTime.ZERO;
    }
  }

  private GoTime mustToDate(String layout, String text) {
    try {
      return GoTime.parse(layout, text, local());
    } catch (TimeException e) {
      throw failure(e);
    }
  }

  private static FunctionException failure(TimeException e) {
    return new FunctionException(String.valueOf(e.getMessage()));
  }

  private static String duration(@Nullable Object value) {
    long seconds = 0;
    if (value instanceof String text) {
      seconds = parseSeconds(text);
    } else if (value instanceof Long number) {
      seconds = number;
    }
    return GoDuration.of(seconds * GoDuration.SECOND).toString();
  }

  /** A number that is too large becomes the largest, as Go leaves it. */
  private static long parseSeconds(String text) {
    try {
      return Parse.parseInt(text, 10, 64);
    } catch (NumberException e) {
      if (!e.outOfRange()) {
        return 0;
      }
      return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** The largest unit that fits more than once, without its fraction and without the sign. */
  private String durationRound(@Nullable Object value) {
    long magnitude = Math.abs(nanos(value));
    if (exceeds(magnitude, 365 * DAY)) {
      return count(magnitude, 365 * DAY) + "y";
    }
    if (exceeds(magnitude, 30 * DAY)) {
      return count(magnitude, 30 * DAY) + "mo";
    }
    if (exceeds(magnitude, DAY)) {
      return count(magnitude, DAY) + "d";
    }
    if (exceeds(magnitude, GoDuration.HOUR)) {
      return count(magnitude, GoDuration.HOUR) + "h";
    }
    if (exceeds(magnitude, GoDuration.MINUTE)) {
      return count(magnitude, GoDuration.MINUTE) + "m";
    }
    return exceeds(magnitude, GoDuration.SECOND) ? count(magnitude, GoDuration.SECOND) + "s" : "0s";
  }

  private static boolean exceeds(long magnitude, long unit) {
    return Long.compareUnsigned(magnitude, unit) > 0;
  }

  private static long count(long magnitude, long unit) {
    return Long.divideUnsigned(magnitude, unit);
  }

  private long nanos(@Nullable Object value) {
    if (value instanceof String text) {
      try {
        return GoDuration.parse(text).nanos();
      } catch (TimeException e) {
        return 0;
      }
    }
    if (value instanceof Long number) {
      return number;
    }
    return value instanceof GoTime time ? now().minus(time).nanos() : 0;
  }
}
