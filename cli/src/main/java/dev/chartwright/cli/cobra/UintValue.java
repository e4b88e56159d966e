package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Parse;

/** A whole number from 0 to 2⁶⁴−1; the upper half is negative in {@link #get}. */
public final class UintValue implements FlagValue {
  private final long initial;
  private long value;

  private UintValue(long initial) {
    this.initial = initial;
    this.value = initial;
  }

  /** A number with a default. */
  public static UintValue of(long initial) {
    return new UintValue(initial);
  }

  /** The value, as unsigned 64 bits. */
  public long get() {
    return value;
  }

  @Override
  public String type() {
    return "uint";
  }

  @Override
  public String text() {
    return Long.toUnsignedString(value);
  }

  @Override
  public String defaultText() {
    return Long.toUnsignedString(initial);
  }

  @Override
  public void set(String text) {
    value = Parse.parseUint(text, 0, 64);
  }
}
