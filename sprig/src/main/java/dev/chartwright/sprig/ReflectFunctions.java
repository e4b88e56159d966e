package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on types of values: sprig 3.3.0, reflect.go. */
final class ReflectFunctions implements FunctionGroup {
  static final int TYPE_OF = 0;
  static final int TYPE_IS = 1;
  static final int TYPE_IS_LIKE = 2;
  static final int KIND_OF = 3;
  static final int KIND_IS = 4;
  static final int DEEP_EQUAL = 5;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
