package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.Location;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The methods of {@code time.Time}: Go 1.26, time/time.go and time/format.go. */
final class TimeMethods implements FunctionGroup {
  private static final int ADD = 0;
  private static final int ADD_DATE = 1;
  private static final int AFTER = 2;
  private static final int APPEND_BINARY = 3;
  private static final int APPEND_FORMAT = 4;
  private static final int APPEND_TEXT = 5;
  private static final int BEFORE = 6;
  private static final int COMPARE = 7;
  private static final int DAY = 8;
  private static final int EQUAL = 9;
  private static final int FORMAT = 10;
  private static final int GO_STRING = 11;
  private static final int HOUR = 12;
  private static final int IN = 13;
  private static final int IS_DST = 14;
  private static final int IS_ZERO = 15;
  private static final int LOCAL = 16;
  private static final int LOCATION = 17;
  private static final int MARSHAL_BINARY = 18;
  private static final int MARSHAL_JSON = 19;
  private static final int MARSHAL_TEXT = 20;
  private static final int MINUTE = 21;
  private static final int MONTH = 22;
  private static final int NANOSECOND = 23;
  private static final int ROUND = 24;
  private static final int SECOND = 25;
  private static final int STRING = 26;
  private static final int SUB = 27;
  private static final int TRUNCATE = 28;
  private static final int UTC = 29;
  private static final int UNIX = 30;
  private static final int UNIX_MICRO = 31;
  private static final int UNIX_MILLI = 32;
  private static final int UNIX_NANO = 33;
  private static final int WEEKDAY = 34;
  private static final int YEAR = 35;
  private static final int YEAR_DAY = 36;
  private static final int UNCALLABLE = 37;

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(GoDuration.SECOND);

  private final SprigContext context;

  private TimeMethods(SprigContext context) {
    this.context = context;
  }

  static @Nullable Function find(String name, SprigContext context) {
    TimeMethods group = new TimeMethods(context);
    return switch (name) {
      case "Add" -> Function.of(name, "(time.Duration) time.Time", group, ADD);
      case "AddDate" -> Function.of(name, "(int, int, int) time.Time", group, ADD_DATE);
      case "After" -> Function.of(name, "(time.Time) bool", group, AFTER);
      case "AppendBinary" -> Function.of(name, "([]uint8) ([]uint8, error)", group, APPEND_BINARY);
      case "AppendFormat" -> Function.of(name, "([]uint8, string) []uint8", group, APPEND_FORMAT);
      case "AppendText" -> Function.of(name, "([]uint8) ([]uint8, error)", group, APPEND_TEXT);
      case "Before" -> Function.of(name, "(time.Time) bool", group, BEFORE);
      case "Clock" -> Function.of(name, "() (int, int, int)", group, UNCALLABLE);
      case "Compare" -> Function.of(name, "(time.Time) int", group, COMPARE);
      case "Date" -> Function.of(name, "() (int, time.Month, int)", group, UNCALLABLE);
      case "Day" -> Function.of(name, "() int", group, DAY);
      case "Equal" -> Function.of(name, "(time.Time) bool", group, EQUAL);
      case "Format" -> Function.of(name, "(string) string", group, FORMAT);
      case "GoString" -> Function.of(name, "() string", group, GO_STRING);
      case "GobEncode" -> Function.of(name, "() ([]uint8, error)", group, MARSHAL_BINARY);
      case "Hour" -> Function.of(name, "() int", group, HOUR);
      case "ISOWeek" -> Function.of(name, "() (int, int)", group, UNCALLABLE);
      case "In" -> Function.of(name, "(*time.Location) time.Time", group, IN);
      case "IsDST" -> Function.of(name, "() bool", group, IS_DST);
      case "IsZero" -> Function.of(name, "() bool", group, IS_ZERO);
      case "Local" -> Function.of(name, "() time.Time", group, LOCAL);
      case "Location" -> Function.of(name, "() *time.Location", group, LOCATION);
      default -> findAfterL(name, group);
    };
  }

  private static @Nullable Function findAfterL(String name, TimeMethods group) {
    return switch (name) {
      case "MarshalBinary" -> Function.of(name, "() ([]uint8, error)", group, MARSHAL_BINARY);
      case "MarshalJSON" -> Function.of(name, "() ([]uint8, error)", group, MARSHAL_JSON);
      case "MarshalText" -> Function.of(name, "() ([]uint8, error)", group, MARSHAL_TEXT);
      case "Minute" -> Function.of(name, "() int", group, MINUTE);
      case "Month" -> Function.of(name, "() time.Month", group, MONTH);
      case "Nanosecond" -> Function.of(name, "() int", group, NANOSECOND);
      case "Round" -> Function.of(name, "(time.Duration) time.Time", group, ROUND);
      case "Second" -> Function.of(name, "() int", group, SECOND);
      case "String" -> Function.of(name, "() string", group, STRING);
      case "Sub" -> Function.of(name, "(time.Time) time.Duration", group, SUB);
      case "Truncate" -> Function.of(name, "(time.Duration) time.Time", group, TRUNCATE);
      case "UTC" -> Function.of(name, "() time.Time", group, UTC);
      case "Unix" -> Function.of(name, "() int64", group, UNIX);
      case "UnixMicro" -> Function.of(name, "() int64", group, UNIX_MICRO);
      case "UnixMilli" -> Function.of(name, "() int64", group, UNIX_MILLI);
      case "UnixNano" -> Function.of(name, "() int64", group, UNIX_NANO);
      case "Weekday" -> Function.of(name, "() time.Weekday", group, WEEKDAY);
      case "Year" -> Function.of(name, "() int", group, YEAR);
      case "YearDay" -> Function.of(name, "() int", group, YEAR_DAY);
      case "Zone" -> Function.of(name, "() (string, int)", group, UNCALLABLE);
      case "ZoneBounds" -> Function.of(name, "() (time.Time, time.Time)", group, UNCALLABLE);
      default -> null;
    };
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    GoTime time = time(args, 0);
    return switch (id) {
      case ADD -> time.plus(duration(args));
      case ADD_DATE ->
          time.plusDate(
              Arguments.integer(args, 1), Arguments.integer(args, 2), Arguments.integer(args, 3));
      case AFTER -> time.compareTo(time(args, 1)) > 0;
      case APPEND_BINARY -> append(args, binary(time));
      case APPEND_FORMAT -> DateMethods.append(bytes(args), time.format(Arguments.text(args, 2)));
      case APPEND_TEXT -> DateMethods.append(bytes(args), rfc3339(time, "Time.AppendText: "));
      case BEFORE -> time.compareTo(time(args, 1)) < 0;
      case COMPARE -> GoInt.of(time.compareTo(time(args, 1)));
      case EQUAL -> time.compareTo(time(args, 1)) == 0;
      case FORMAT -> time.format(Arguments.text(args, 1));
      case GO_STRING -> time.goSyntax();
      case IN -> in(time, args[1]);
      case LOCAL -> time.in(context.zones().local());
      case LOCATION -> time.location();
      case MARSHAL_BINARY -> binary(time);
      case MARSHAL_JSON ->
          DateMethods.append(new byte[0], '"' + rfc3339(time, "Time.MarshalJSON: ") + '"');
      case MARSHAL_TEXT -> DateMethods.append(new byte[0], rfc3339(time, "Time.MarshalText: "));
      case ROUND -> round(time, duration(args).nanos());
      case STRING -> time.toString();
      case SUB -> time.minus(time(args, 1));
      case TRUNCATE -> truncate(time, duration(args).nanos());
      case UTC -> time.utc();
      default -> property(id, time);
    };
  }

  private static Object property(int id, GoTime time) {
    return switch (id) {
      case DAY -> GoInt.of(time.day());
      case HOUR -> GoInt.of(time.hour());
      case IS_DST -> time.isDaylight();
      case IS_ZERO -> time.isZero();
      case MINUTE -> GoInt.of(time.minute());
      case MONTH -> new DateMethods.Named("time.Month", time.month(), time.format("January"));
      case NANOSECOND -> GoInt.of(time.nano());
      case SECOND -> GoInt.of(time.second());
      case UNIX -> time.epochSecond();
      case UNIX_MICRO -> time.epochSecond() * 1_000_000 + time.nano() / 1_000;
      case UNIX_MILLI -> time.epochSecond() * 1_000 + time.nano() / 1_000_000;
      case UNIX_NANO -> time.epochSecond() * GoDuration.SECOND + time.nano();
      case WEEKDAY -> new DateMethods.Named("time.Weekday", time.weekday(), time.format("Monday"));
      case YEAR -> GoInt.of(time.year());
      case YEAR_DAY -> GoInt.of(time.dayOfYear());
      default -> throw new IllegalArgumentException("no method has the number " + id);
    };
  }

  private static GoTime time(@Nullable Object[] args, int i) {
    return (GoTime) Objects.requireNonNull(args[i]);
  }

  private static GoDuration duration(@Nullable Object[] args) {
    return (GoDuration) Objects.requireNonNull(args[1]);
  }

  private static byte[] bytes(@Nullable Object[] args) {
    return args[1] instanceof byte[] bytes ? bytes : new byte[0];
  }

  private static byte[] append(@Nullable Object[] args, byte[] after) {
    byte[] before = bytes(args);
    return ByteBuffer.allocate(before.length + after.length).put(before).put(after).array();
  }

  private static GoTime in(GoTime time, @Nullable Object location) {
    if (location instanceof Location place) {
      return time.in(place);
    }
    throw new FunctionException("time: missing Location in call to Time.In");
  }

  private static String rfc3339(GoTime time, String prefix) {
    String text = time.format(Layout.RFC3339_NANO);
    try {
      time.marshalJson();
      return text;
    } catch (JsonException e) {
      String message = String.valueOf(e.getMessage());
      throw new FunctionException(prefix + message.substring(message.lastIndexOf(": ") + 2));
    }
  }

  /** The time rounded to the nearest multiple since the year 1, half up. */
  private static GoTime round(GoTime time, long multiple) {
    GoTime wall = time.in(time.location());
    if (multiple <= 0) {
      return wall;
    }
    long rest = rest(time, multiple);
    boolean down = Long.compareUnsigned(rest + rest, multiple) < 0;
    return wall.plus(GoDuration.of(down ? -rest : multiple - rest));
  }

  private static GoTime truncate(GoTime time, long multiple) {
    GoTime wall = time.in(time.location());
    return multiple <= 0 ? wall : wall.plus(GoDuration.of(-rest(time, multiple)));
  }

  /** What the time since the year 1 leaves when divided. */
  private static long rest(GoTime time, long multiple) {
    return BigInteger.valueOf(time.epochSecond())
        .subtract(BigInteger.valueOf(GoTime.ZERO.epochSecond()))
        .multiply(NANOS_PER_SECOND)
        .add(BigInteger.valueOf(time.nano()))
        .mod(BigInteger.valueOf(multiple))
        .longValue();
  }

  /** Version, seconds since the year 1, nanoseconds and offset: {@code Time.MarshalBinary}. */
  private static byte[] binary(GoTime time) {
    int offset = time.offset();
    boolean utc = time.location() == Location.UTC;
    boolean seconds = !utc && offset % 60 != 0;
    int minutes = offset / 60;
    if (!utc && (minutes < Short.MIN_VALUE || minutes == -1 || minutes > Short.MAX_VALUE)) {
      throw new FunctionException("Time.MarshalBinary: unexpected zone offset");
    }
    ByteBuffer out =
        ByteBuffer.allocate(seconds ? 16 : 15)
            .put((byte) (seconds ? 2 : 1))
            .putLong(time.epochSecond() - GoTime.ZERO.epochSecond())
            .putInt(time.nano())
            .putShort((short) (utc ? -1 : minutes));
    if (seconds) {
      out.put((byte) (offset % 60));
    }
    return out.array();
  }
}
