package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Parse;

/**
 * A whole number of 64 bits; {@code 0x1f}, {@code 0b1}, {@code 0o7} and {@code 1_000} are read as
 * well.
 */
public final class IntValue implements FlagValue {
  private final long initial;
  private long value;

  private IntValue(long initial) {
    this.initial = initial;
    this.value = initial;
  }

  /** A number with a default. */
  public static IntValue of(long initial) {
    return new IntValue(initial);
  }

  /** The value. */
  public long get() {
    return value;
  }

  @Override
  public String type() {
    return "int";
  }

  @Override
  public String text() {
    return Long.toString(value);
  }

  @Override
  public String defaultText() {
    return Long.toString(initial);
  }

  @Override
  public void set(String text) {
    value = Parse.parseInt(text, 0, 64);
  }
}
