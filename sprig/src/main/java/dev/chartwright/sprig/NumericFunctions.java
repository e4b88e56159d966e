package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on numbers: sprig 3.3.0, numeric.go. */
final class NumericFunctions implements FunctionGroup {
  static final int ATOI = 0;
  static final int INT64 = 1;
  static final int INT = 2;
  static final int FLOAT64 = 3;
  static final int SEQ = 4;
  static final int TO_DECIMAL = 5;
  static final int UNTIL = 6;
  static final int UNTIL_STEP = 7;
  static final int ADD1 = 8;
  static final int ADD = 9;
  static final int SUB = 10;
  static final int DIV = 11;
  static final int MOD = 12;
  static final int MUL = 13;
  static final int RAND_INT = 14;
  static final int ADD1F = 15;
  static final int ADDF = 16;
  static final int SUBF = 17;
  static final int DIVF = 18;
  static final int MULF = 19;
  static final int MAX = 20;
  static final int MIN = 21;
  static final int MAXF = 22;
  static final int MINF = 23;
  static final int CEIL = 24;
  static final int FLOOR = 25;
  static final int ROUND = 26;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  NumericFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
