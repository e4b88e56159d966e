package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.List;

/** A flag as declared, and whether it was given. */
public final class Flag {
  /** Stands for a flag without one-letter form. */
  static final char NO_SHORTHAND = '\0';

  private final String name;
  private final char shorthand;
  private final FlagValue value;
  private final String usage;
  private final List<List<String>> exclusiveGroups = new ArrayList<>(0);
  private String bareValue;
  private String deprecation = "";
  private boolean hidden;
  private boolean changed;

  Flag(String name, char shorthand, FlagValue value, String usage) {
    this.name = name;
    this.shorthand = shorthand;
    this.value = value;
    this.usage = usage;
    this.bareValue = value.bareValue();
  }

  /** The long name, without dashes. */
  public String name() {
    return name;
  }

  /** The value. */
  public FlagValue value() {
    return value;
  }

  /** Whether the command line gave the flag. */
  public boolean changed() {
    return changed;
  }

  /** What the flag stands for without a value; empty if it needs one. */
  public String bareValue() {
    return bareValue;
  }

  /** Lets the flag stand without value. */
  public Flag bare(String meaning) {
    bareValue = meaning;
    return this;
  }

  /** Keeps the flag out of help and completion. */
  public Flag hide() {
    hidden = true;
    return this;
  }

  /** Hides the flag and makes its use print {@code Flag --x has been deprecated, ADVICE}. */
  public Flag deprecate(String advice) {
    deprecation = advice;
    hidden = true;
    return this;
  }

  char shorthand() {
    return shorthand;
  }

  String usage() {
    return usage;
  }

  String deprecation() {
    return deprecation;
  }

  boolean hidden() {
    return hidden;
  }

  List<List<String>> exclusiveGroups() {
    return exclusiveGroups;
  }

  void markChanged() {
    changed = true;
  }
}
