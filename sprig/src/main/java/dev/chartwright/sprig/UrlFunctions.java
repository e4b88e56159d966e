package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on URLs: sprig 3.3.0, url.go. */
final class UrlFunctions implements FunctionGroup {
  static final int URL_PARSE = 0;
  static final int URL_JOIN = 1;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
