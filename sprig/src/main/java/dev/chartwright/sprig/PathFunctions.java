package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/**
 * The functions on slash-separated paths: sprig 3.3.0, functions.go, Go's path and path/filepath on
 * Unix.
 */
final class PathFunctions implements FunctionGroup {
  static final int BASE = 0;
  static final int DIR = 1;
  static final int CLEAN = 2;
  static final int EXT = 3;
  static final int IS_ABS = 4;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
