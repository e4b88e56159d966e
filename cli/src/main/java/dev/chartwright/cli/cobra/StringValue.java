package dev.chartwright.cli.cobra;

/** One string. */
public final class StringValue implements FlagValue {
  private final String initial;
  private String value;

  private StringValue(String initial) {
    this.initial = initial;
    this.value = initial;
  }

  /** An empty string until set. */
  public static StringValue empty() {
    return new StringValue("");
  }

  /** A string with a default. */
  public static StringValue of(String initial) {
    return new StringValue(initial);
  }

  /** The value. */
  public String get() {
    return value;
  }

  @Override
  public String type() {
    return "string";
  }

  @Override
  public String text() {
    return value;
  }

  @Override
  public String defaultText() {
    return initial;
  }

  @Override
  public void set(String text) {
    value = text;
  }

  @Override
  public boolean isZero(String defaultText) {
    return defaultText.isEmpty();
  }
}
