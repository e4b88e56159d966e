package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on maps: sprig 3.3.0, dict.go. */
final class DictFunctions implements FunctionGroup {
  static final int DICT = 0;
  static final int GET = 1;
  static final int SET = 2;
  static final int UNSET = 3;
  static final int HAS_KEY = 4;
  static final int PLUCK = 5;
  static final int KEYS = 6;
  static final int PICK = 7;
  static final int OMIT = 8;
  static final int MERGE = 9;
  static final int MERGE_OVERWRITE = 10;
  static final int MUST_MERGE = 11;
  static final int MUST_MERGE_OVERWRITE = 12;
  static final int VALUES = 13;
  static final int DIG = 14;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
