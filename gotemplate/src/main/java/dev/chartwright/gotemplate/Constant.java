package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** A boolean or string. */
final class Constant extends Expression {
  private final Object value;
  private final String written;

  /**
   * A constant.
   *
   * @param written as it stands in the text, with its quotes
   */
  Constant(int pos, Object value, String written) {
    super(pos);
    this.value = value;
    this.written = written;
  }

  @Override
  Object value(Executor x) {
    return value;
  }

  @Override
  @Nullable Object argument(Executor x, ParameterType type) {
    if (type.accepts(value)) {
      return value;
    }
    throw x.fail(this, Conversion.refusal(x, type), this, type.name);
  }

  @Override
  void print(StringBuilder out) {
    out.append(written);
  }
}
