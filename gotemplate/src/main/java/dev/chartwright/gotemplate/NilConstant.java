package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** The untyped {@code nil}. */
final class NilConstant extends Expression {
  NilConstant(int pos) {
    super(pos);
  }

  @Override
  @Nullable Object value(Executor x) {
    return Invalid.VALUE;
  }

  @Override
  @Nullable Object argument(Executor x, ParameterType type) {
    if (!type.isNillable()) {
      throw x.fail(this, "cannot assign nil to %s", type.name);
    }
    return Conversion.nil(type);
  }

  @Override
  void print(StringBuilder out) {
    out.append("nil");
  }
}
