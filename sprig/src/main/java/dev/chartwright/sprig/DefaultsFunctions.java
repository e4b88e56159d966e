package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on defaults and emptiness: sprig 3.3.0, defaults.go. */
final class DefaultsFunctions implements FunctionGroup {
  static final int DEFAULT = 0;
  static final int EMPTY = 1;
  static final int COALESCE = 2;
  static final int ALL = 3;
  static final int ANY = 4;
  static final int TERNARY = 5;
  static final int DEEP_COPY = 6;
  static final int MUST_DEEP_COPY = 7;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
