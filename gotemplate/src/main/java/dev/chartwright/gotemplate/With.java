package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** {@code with}. */
final class With extends Branch {
  With(Pipe pipe, Block body, @Nullable Block otherwise) {
    super(pipe, body, otherwise);
  }

  @Override
  String word() {
    return "with";
  }

  @Override
  int execute(Executor x) {
    Object value = pipe.value(x);
    if (!Truth.of(value)) {
      return otherwise(x);
    }
    Object dot = x.dot;
    boolean any = x.dotAny;
    x.dot = value;
    x.dotAny = false;
    int next = body.execute(x);
    x.dot = dot;
    x.dotAny = any;
    return next;
  }
}
