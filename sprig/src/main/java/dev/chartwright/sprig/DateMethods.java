package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code time.Time}, {@code time.Duration} and the types that they give: Go 1.26,
 * time/time.go. Those that give several values are found too, so that a call of them fails in Go's
 * words.
 */
final class DateMethods {
  private static final String DURATION_TO_DURATION = "(time.Duration) time.Duration";

  private DateMethods() {}

  /**
   * The method of a value, or null if it is no such value or has no such method.
   *
   * @param context knows the zone to which {@code Local} converts
   */
  static @Nullable Function find(Object receiver, String name, SprigContext context) {
    if (receiver instanceof GoTime) {
      return TimeMethods.find(name, context);
    }
    if (receiver instanceof GoDuration) {
      return duration(name);
    }
    if ((receiver instanceof Named || receiver instanceof Location) && name.equals("String")) {
      return Function.of(name, "() string", Durations.GROUP, Durations.STRING);
    }
    return null;
  }

  private static @Nullable Function duration(String name) {
    return switch (name) {
      case "Abs" -> Function.of(name, "() time.Duration", Durations.GROUP, Durations.ABS);
      case "Hours" -> Function.of(name, "() float64", Durations.GROUP, Durations.HOURS);
      case "Microseconds" -> Function.of(name, "() int64", Durations.GROUP, Durations.MICROSECONDS);
      case "Milliseconds" -> Function.of(name, "() int64", Durations.GROUP, Durations.MILLISECONDS);
      case "Minutes" -> Function.of(name, "() float64", Durations.GROUP, Durations.MINUTES);
      case "Nanoseconds" -> Function.of(name, "() int64", Durations.GROUP, Durations.NANOSECONDS);
      case "Round" -> Function.of(name, DURATION_TO_DURATION, Durations.GROUP, Durations.ROUND);
      case "Seconds" -> Function.of(name, "() float64", Durations.GROUP, Durations.SECONDS);
      case "String" -> Function.of(name, "() string", Durations.GROUP, Durations.STRING);
      case "Truncate" ->
          Function.of(name, DURATION_TO_DURATION, Durations.GROUP, Durations.TRUNCATE);
      default -> null;
    };
  }

  /** A month or a day of the week: a number that prints as its name. */
  record Named(String goType, int number, String text) implements GoNamed, Stringer {
    @Override
    public Object goValue() {
      return GoInt.of(number);
    }
  }

  /** The methods of durations, and the one that prints the other types. */
  private static final class Durations implements FunctionGroup {
    static final Durations GROUP = new Durations();
    static final int ABS = 0;
    static final int HOURS = 1;
    static final int MICROSECONDS = 2;
    static final int MILLISECONDS = 3;
    static final int MINUTES = 4;
    static final int NANOSECONDS = 5;
    static final int ROUND = 6;
    static final int SECONDS = 7;
    static final int STRING = 8;
    static final int TRUNCATE = 9;

    @Override
    public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
      if (id == STRING) {
        return ((Stringer) Objects.requireNonNull(args[0])).text();
      }
      GoDuration duration = (GoDuration) Objects.requireNonNull(args[0]);
      return switch (id) {
        case ABS -> abs(duration);
        case HOURS -> duration.hours();
        case MICROSECONDS -> duration.nanos() / 1_000;
        case MILLISECONDS -> duration.nanos() / 1_000_000;
        case MINUTES -> duration.minutes();
        case NANOSECONDS -> duration.nanos();
        case ROUND -> duration.round((GoDuration) Objects.requireNonNull(args[1]));
        case SECONDS -> duration.seconds();
        case TRUNCATE -> duration.truncate((GoDuration) Objects.requireNonNull(args[1]));
        default -> throw new IllegalArgumentException("no method has the number " + id);
      };
    }

    private static GoDuration abs(GoDuration duration) {
      long nanos = duration.nanos();
      if (nanos == Long.MIN_VALUE) {
        return GoDuration.of(Long.MAX_VALUE);
      }
      return nanos < 0 ? GoDuration.of(-nanos) : duration;
    }
  }

  /** The bytes of a text, joined to bytes before it. */
  static byte[] append(byte[] before, String text) {
    byte[] after = GoString.bytes(text);
    byte[] all = java.util.Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, all, before.length, after.length);
    return all;
  }
}
