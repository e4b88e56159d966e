package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.List;

/** A list whose entries are separated by commas (a line of CSV); repeated flags add to it. */
public final class StringSliceValue implements FlagValue {
  private List<String> values = List.of();
  private boolean changed;

  private StringSliceValue() {}

  /** An empty list. */
  public static StringSliceValue empty() {
    return new StringSliceValue();
  }

  /** The entries in the order given. */
  public List<String> get() {
    return List.copyOf(values);
  }

  @Override
  public String type() {
    return "stringSlice";
  }

  @Override
  public String text() {
    return "[" + Csv.write(values) + "]";
  }

  @Override
  public String defaultText() {
    return "[]";
  }

  @Override
  public void set(String text) {
    List<String> read = text.isEmpty() ? List.of() : Csv.read(text);
    if (!changed) {
      values = new ArrayList<>();
      changed = true;
    }
    values.addAll(read);
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
