package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** {@code if}. */
final class If extends Branch {
  If(Pipe pipe, Block body, @Nullable Block otherwise) {
    super(pipe, body, otherwise);
  }

  @Override
  String word() {
    return "if";
  }

  @Override
  int execute(Executor x) {
    return Truth.of(pipe.value(x)) ? body.execute(x) : otherwise(x);
  }
}
