package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import org.jspecify.annotations.Nullable;

/** A number, which takes the type that is wanted of it if that can hold it: Go's ideal constant. */
final class NumberConstant extends Expression {
  final NumberText number;
  private final @Nullable Object ideal;

  NumberConstant(int pos, NumberText number) {
    super(pos);
    this.number = number;
    this.ideal = ideal(number);
  }

  private static @Nullable Object ideal(NumberText number) {
    GoComplex complex = number.complex();
    if (complex != null) {
      return complex;
    }
    if (number.isFloat() && number.looksFloating()) {
      return number.floating();
    }
    return number.isInt() ? GoInt.of(number.integer()) : null;
  }

  @Override
  Object value(Executor x) {
    if (ideal == null) {
      throw x.fail(this, "%s overflows int", number.text());
    }
    return ideal;
  }

  @Override
  @Nullable Object argument(Executor x, ParameterType type) {
    if (type.kind == ParameterType.ANY || type.kind == ParameterType.VALUE) {
      return value(x);
    }
    if (type.kind == ParameterType.INT && ideal instanceof GoInt) {
      return ideal;
    }
    Object converted = Conversion.number(x, number, type);
    if (converted == null) {
      throw x.fail(this, Conversion.refusal(x, type), this, type.name);
    }
    return converted;
  }

  @Override
  void print(StringBuilder out) {
    out.append(number.text());
  }
}
