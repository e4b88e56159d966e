package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.List;

/** A list that grows by one entry each time the flag is given; commas are ordinary characters. */
public final class StringArrayValue implements FlagValue {
  private final List<String> initial;
  private List<String> values;
  private boolean changed;

  private StringArrayValue(List<String> initial) {
    this.initial = initial;
    this.values = initial;
  }

  /** An empty list. */
  public static StringArrayValue empty() {
    return new StringArrayValue(List.of());
  }

  /** A list with defaults, which the first use of the flag replaces. */
  public static StringArrayValue of(List<String> initial) {
    return new StringArrayValue(List.copyOf(initial));
  }

  /** The entries in the order given. */
  public List<String> get() {
    return List.copyOf(values);
  }

  @Override
  public String type() {
    return "stringArray";
  }

  @Override
  public String text() {
    return "[" + Csv.write(values) + "]";
  }

  @Override
  public String defaultText() {
    return "[" + Csv.write(initial) + "]";
  }

  @Override
  public void set(String text) {
    if (!changed) {
      values = new ArrayList<>();
      changed = true;
    }
    values.add(text);
  }

  @Override
  public boolean isZero(String defaultText) {
    return defaultText.equals("[]");
  }

  @Override
  public boolean repeatable() {
    return true;
  }
}
