package dev.chartwright.golang.time;

import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.json.JsonMarshaler;
import java.math.BigInteger;
import java.time.Duration;

/**
 * A length of time in nanoseconds, at most about 292 years: Go's {@code time.Duration}.
 *
 * <p>Thread-safe. Source: Go 1.26, time/time.go and time/format.go.
 *
 * <pre>{@code
 * GoDuration.parse("1h15m30.918s").toString();  // 1h15m30.918s
 * GoDuration.parse("90m").toString();           // 1h30m0s
 * GoDuration.parse("1d");                       // time: unknown unit "d" in duration "1d"
 * }</pre>
 */
public record GoDuration(long nanos)
    implements Comparable<GoDuration>, JsonMarshaler, GoNamed, Stringer {
  /** The number of nanoseconds of a second. */
  public static final long SECOND = 1_000_000_000L;

  /** The number of nanoseconds of a minute. */
  public static final long MINUTE = 60 * SECOND;

  /** The number of nanoseconds of an hour. */
  public static final long HOUR = 60 * MINUTE;

  /** A duration of so many nanoseconds. */
  public static GoDuration of(long nanos) {
    return new GoDuration(nanos);
  }

  /**
   * Reads a duration such as {@code 300ms}, {@code -1.5h} or {@code 2h45m}.
   *
   * @throws TimeException with Go's message
   */
  public static GoDuration parse(String text) {
    return new DurationParser(text).parse();
  }

  /** The same length as a Java duration. */
  public Duration toJava() {
    return Duration.ofNanos(nanos);
  }

  /** The hours, as a floating-point number. */
  public double hours() {
    long whole = nanos / HOUR;
    return whole + (nanos % HOUR) / (60 * 60 * 1e9);
  }

  /** The minutes, as a floating-point number. */
  public double minutes() {
    long whole = nanos / MINUTE;
    return whole + (nanos % MINUTE) / (60 * 1e9);
  }

  /** The seconds, as a floating-point number. */
  public double seconds() {
    long whole = nanos / SECOND;
    return whole + (nanos % SECOND) / 1e9;
  }

  /** The duration rounded toward zero to a multiple; itself if the multiple is not positive. */
  public GoDuration truncate(GoDuration multiple) {
    return multiple.nanos <= 0 ? this : of(nanos - nanos % multiple.nanos);
  }

  /** The duration rounded to the nearest multiple, half away from zero, within the range. */
  public GoDuration round(GoDuration multiple) {
    long m = multiple.nanos;
    if (m <= 0) {
      return this;
    }
    long r = nanos % m;
    BigInteger exact = BigInteger.valueOf(nanos - r);
    if (Long.compareUnsigned(2 * Math.abs(r), m) >= 0) {
      exact = exact.add(BigInteger.valueOf(nanos < 0 ? -m : m));
    }
    if (exact.bitLength() > 63) {
      return of(nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    return of(exact.longValue());
  }

  @Override
  public int compareTo(GoDuration other) {
    return Long.compare(nanos, other.nanos);
  }

  @Override
  public String goType() {
    return "time.Duration";
  }

  @Override
  public Object goValue() {
    return nanos;
  }

  @Override
  public String text() {
    return toString();
  }

  @Override
  public Object marshalJson() {
    return nanos;
  }

  /** The form {@code 72h3m0.5s}; below a second with a smaller unit; {@code 0s} for zero. */
  @Override
  public String toString() {
    if (nanos == 0) {
      return "0s";
    }
    // Unsigned, so that the smallest duration has a magnitude.
    long u = Math.abs(nanos);
    String sign = nanos < 0 ? "-" : "";
    if (Long.compareUnsigned(u, SECOND) < 0) {
      if (u < 1000) {
        return sign + u + "ns";
      }
      return sign + (u < 1_000_000 ? decimal(u, 3) + "µs" : decimal(u, 6) + "ms");
    }
    long seconds = Long.divideUnsigned(u, SECOND);
    long fraction = Long.remainderUnsigned(u, SECOND);
    String text = decimal(seconds % 60 * SECOND + fraction, 9) + "s";
    long minutes = seconds / 60;
    if (minutes > 0) {
      text = minutes % 60 + "m" + text;
    }
    if (minutes >= 60) {
      text = minutes / 60 + "h" + text;
    }
    return sign + text;
  }

  /** A number with so many decimal places, without zeros at its end. */
  private static String decimal(long value, int places) {
    long scale = 1;
    for (int i = 0; i < places; i++) {
      scale *= 10;
    }
    if (value % scale == 0) {
      return Long.toString(value / scale);
    }
    String fraction = Long.toString(scale + value % scale).substring(1);
    int end = fraction.length();
    while (fraction.charAt(end - 1) == '0') {
      end--;
    }
    return value / scale + "." + fraction.substring(0, end);
  }
}
