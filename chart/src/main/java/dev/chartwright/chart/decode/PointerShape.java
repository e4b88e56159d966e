package dev.chartwright.chart.decode;

import org.jspecify.annotations.Nullable;

/** A pointer: null stays null. */
final class PointerShape extends Shape {
  private final Shape target;

  PointerShape(Shape target) {
    super("*" + target.goType());
    this.target = target;
  }

  @Override
  @Nullable Object coerce(@Nullable Object value) {
    return target.coerce(value);
  }

  @Override
  @Nullable Object decode(@Nullable Object value, @Nullable Object before, Decoding decoding) {
    return value == null ? null : target.decode(value, before, decoding);
  }
}
