package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** The cursor. */
final class Dot extends Expression {
  Dot(int pos) {
    super(pos);
  }

  @Override
  @Nullable Object value(Executor x) {
    return x.dot;
  }

  @Override
  void print(StringBuilder out) {
    out.append('.');
  }
}
