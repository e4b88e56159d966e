package dev.chartwright.chart.decode;

import org.jspecify.annotations.Nullable;

/** True or false. */
final class BoolShape extends Shape {
  BoolShape() {
    super("bool");
  }

  @Override
  @Nullable Object coerce(@Nullable Object value) {
    return AnyShape.untyped(value);
  }

  @Override
  @Nullable Object decode(@Nullable Object value, @Nullable Object before, Decoding decoding) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value != null) {
      decoding.mismatch(value, this);
    }
    return before;
  }
}
