package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on lists: sprig 3.3.0, list.go. */
final class ListFunctions implements FunctionGroup {
  static final int LIST = 0;
  static final int PUSH = 1;
  static final int MUST_PUSH = 2;
  static final int PREPEND = 3;
  static final int MUST_PREPEND = 4;
  static final int FIRST = 5;
  static final int MUST_FIRST = 6;
  static final int REST = 7;
  static final int MUST_REST = 8;
  static final int LAST = 9;
  static final int MUST_LAST = 10;
  static final int INITIAL = 11;
  static final int MUST_INITIAL = 12;
  static final int REVERSE = 13;
  static final int MUST_REVERSE = 14;
  static final int UNIQ = 15;
  static final int MUST_UNIQ = 16;
  static final int WITHOUT = 17;
  static final int MUST_WITHOUT = 18;
  static final int HAS = 19;
  static final int MUST_HAS = 20;
  static final int SLICE = 21;
  static final int MUST_SLICE = 22;
  static final int CONCAT = 23;
  static final int CHUNK = 24;
  static final int MUST_CHUNK = 25;
  static final int COMPACT = 26;
  static final int MUST_COMPACT = 27;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  ListFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
