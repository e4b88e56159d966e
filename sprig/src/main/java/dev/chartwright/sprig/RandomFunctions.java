package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on chance: sprig 3.3.0, strings.go and crypto.go. */
final class RandomFunctions implements FunctionGroup {
  static final int RAND_ALPHA_NUM = 0;
  static final int RAND_ALPHA = 1;
  static final int RAND_ASCII = 2;
  static final int RAND_NUMERIC = 3;
  static final int RAND_BYTES = 4;
  static final int SHUFFLE = 5;
  static final int UUIDV4 = 6;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  RandomFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
