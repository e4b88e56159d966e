package dev.chartwright.engine;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.TimeException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/**
 * Helm's functions on durations, which take a duration, its text, or a number of seconds.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/funcs.go}.
 */
final class DurationFunctions implements FunctionGroup {
  private static final int MUST_TO_DURATION = 0;
  private static final int SECONDS = 1;
  private static final int MILLISECONDS = 2;
  private static final int MICROSECONDS = 3;
  private static final int NANOSECONDS = 4;
  private static final int MINUTES = 5;
  private static final int HOURS = 6;
  private static final int DAYS = 7;
  private static final int WEEKS = 8;
  private static final int ROUND_TO = 9;
  private static final int TRUNCATE_TO = 10;

  private static final long MAX_SECONDS = Long.MAX_VALUE / GoDuration.SECOND;
  private static final double MAX_SECONDS_FLOAT = (double) Long.MAX_VALUE / 1e9;
  private static final GoDuration ZERO = GoDuration.of(0);
  private static final DurationFunctions GROUP = new DurationFunctions();

  private DurationFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "mustToDuration" -> of(name, "(interface {}) time.Duration", MUST_TO_DURATION);
      case "durationSeconds" -> of(name, "(interface {}) float64", SECONDS);
      case "durationMilliseconds" -> of(name, "(interface {}) int64", MILLISECONDS);
      case "durationMicroseconds" -> of(name, "(interface {}) int64", MICROSECONDS);
      case "durationNanoseconds" -> of(name, "(interface {}) int64", NANOSECONDS);
      case "durationMinutes" -> of(name, "(interface {}) float64", MINUTES);
      case "durationHours" -> of(name, "(interface {}) float64", HOURS);
      case "durationDays" -> of(name, "(interface {}) float64", DAYS);
      case "durationWeeks" -> of(name, "(interface {}) float64", WEEKS);
      case "durationRoundTo" -> of(name, "(interface {}, interface {}) time.Duration", ROUND_TO);
      case "durationTruncateTo" ->
          of(name, "(interface {}, interface {}) time.Duration", TRUNCATE_TO);
      default -> null;
    };
  }

  private static Function of(String name, String signature, int id) {
    return Function.of(name, signature, GROUP, id);
  }

  @Override
  public Object call(int id, @Nullable Object[] args, Execution execution) {
    if (id == MUST_TO_DURATION) {
      return duration(args[0]);
    }
    GoDuration duration = orElse(args[0], null);
    if (id == ROUND_TO || id == TRUNCATE_TO) {
      if (duration == null) {
        return ZERO;
      }
      GoDuration multiple = orElse(args[1], null);
      if (multiple == null) {
        return duration;
      }
      return id == ROUND_TO ? duration.round(multiple) : duration.truncate(multiple);
    }
    GoDuration d = duration == null ? ZERO : duration;
    return switch (id) {
      case SECONDS -> d.seconds();
      case MILLISECONDS -> d.nanos() / 1_000_000;
      case MICROSECONDS -> d.nanos() / 1_000;
      case NANOSECONDS -> d.nanos();
      case MINUTES -> d.minutes();
      case HOURS -> d.hours();
      case DAYS -> d.hours() / 24.0;
      case WEEKS -> d.hours() / 24.0 / 7.0;
      default -> throw new IllegalArgumentException("id: " + id);
    };
  }

  private static @Nullable GoDuration orElse(
      @Nullable Object value, @Nullable GoDuration otherwise) {
    try {
      return duration(value);
    } catch (FunctionException e) {
      return otherwise;
    }
  }

  private static GoDuration duration(@Nullable Object value) {
    if (value instanceof GoDuration duration) {
      return duration;
    }
    if (value instanceof String text) {
      return ofText(text);
    }
    if (value == null) {
      throw new FunctionException("invalid duration");
    }
    Object number = value instanceof GoNamed named ? named.goValue() : value;
    if (number instanceof Double || number instanceof Float) {
      return ofSeconds(((Number) number).doubleValue());
    }
    if (number instanceof GoInt whole) {
      return ofSeconds(whole.value());
    }
    if (number instanceof Number whole) {
      return ofSeconds(whole.longValue());
    }
    if (number instanceof GoUint whole) {
      if (Long.compareUnsigned(whole.value(), MAX_SECONDS) > 0) {
        throw overflow(Long.toUnsignedString(whole.value()));
      }
      return GoDuration.of(whole.value() * GoDuration.SECOND);
    }
    throw new FunctionException("unsupported duration type " + TypeNames.typeOf(value));
  }

  private static GoDuration ofText(String text) {
    String trimmed = Strings.trimSpace(text);
    if (trimmed.isEmpty()) {
      throw new FunctionException("empty duration");
    }
    try {
      return GoDuration.parse(trimmed);
    } catch (TimeException e) {
      // It may still be a number of seconds.
    }
    double seconds;
    try {
      seconds = Parse.parseFloat(trimmed);
    } catch (NumberException e) {
      throw new FunctionException("could not parse duration " + Quote.quote(text));
    }
    return ofSeconds(seconds);
  }

  private static GoDuration ofSeconds(long seconds) {
    if (seconds > MAX_SECONDS || seconds < -MAX_SECONDS) {
      throw overflow(Long.toString(seconds));
    }
    return GoDuration.of(seconds * GoDuration.SECOND);
  }

  private static GoDuration ofSeconds(double seconds) {
    String text = Format.formatFloat(seconds, 'g', -1);
    if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
      throw new FunctionException("invalid duration seconds: " + text);
    }
    if (seconds > MAX_SECONDS_FLOAT || seconds < -MAX_SECONDS_FLOAT) {
      throw overflow(text);
    }
    // The largest number of seconds is one nanosecond too long; on amd64 Go then gets the smallest.
    double nanos = seconds * 1e9;
    return GoDuration.of(nanos >= 0x1p63 ? Long.MIN_VALUE : (long) nanos);
  }

  private static FunctionException overflow(String seconds) {
    return new FunctionException("duration seconds overflow: " + seconds);
  }
}
