package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Parse;

/** True or false; the bare flag means true. */
public final class BoolValue implements FlagValue {
  private final boolean initial;
  private boolean value;

  private BoolValue(boolean initial) {
    this.initial = initial;
    this.value = initial;
  }

  /** False until set. */
  public static BoolValue off() {
    return new BoolValue(false);
  }

  /** A switch with a default. */
  public static BoolValue of(boolean initial) {
    return new BoolValue(initial);
  }

  /** The value. */
  public boolean get() {
    return value;
  }

  @Override
  public String type() {
    return "bool";
  }

  @Override
  public String text() {
    return value ? "true" : "false";
  }

  @Override
  public String defaultText() {
    return initial ? "true" : "false";
  }

  @Override
  public void set(String text) {
    value = false;
    value = Parse.parseBool(text);
  }

  @Override
  public String bareValue() {
    return "true";
  }
}
