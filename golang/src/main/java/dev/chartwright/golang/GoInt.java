package dev.chartwright.golang;

import org.jspecify.annotations.Nullable;

/**
 * A Go {@code int}, as literals and {@code len} in templates give it; 64 bits wide.
 *
 * <p>Go's type of a number shows in its output ({@code %T}, comparison errors), so each has its own
 * Java type: {@code int8}, {@code int16}, {@code int32}, {@code int64} are {@link Byte}, {@link
 * Short}, {@link Integer}, {@link Long}; {@code float32}, {@code float64} are {@link Float}, {@link
 * Double}; the unsigned types are {@link GoUint}; {@code int} is this.
 */
public record GoInt(long value) implements Comparable<GoInt> {
  /** The Go int of this value. */
  public static GoInt of(long value) {
    return new GoInt(value);
  }

  /**
   * The value of an integer of any of Go's types, an unsigned one as its 64 bits; null for all
   * else.
   */
  public static @Nullable Long integer(@Nullable Object value) {
    if (value instanceof GoInt number) {
      return number.value();
    }
    if (value instanceof GoUint number) {
      return number.value();
    }
    boolean floating = value instanceof Double || value instanceof Float;
    return !floating && value instanceof Number number ? (Long) number.longValue() : null;
  }

  @Override
  public int compareTo(GoInt other) {
    return Long.compare(value, other.value);
  }

  /** The decimal digits. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
