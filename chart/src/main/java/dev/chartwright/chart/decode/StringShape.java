package dev.chartwright.chart.decode;

import dev.chartwright.golang.strconv.Format;
import org.jspecify.annotations.Nullable;

/** A text. */
final class StringShape extends Shape {
  StringShape() {
    super("string");
  }

  @Override
  @Nullable Object coerce(@Nullable Object value) {
    if (value instanceof Double number) {
      return Format.formatFloat32(number.floatValue(), 'g', -1);
    }
    boolean scalar = (value != null && Decoding.isNumber(value)) || value instanceof Boolean;
    return scalar ? String.valueOf(value) : value;
  }

  @Override
  @Nullable Object decode(@Nullable Object value, @Nullable Object before, Decoding decoding) {
    if (value instanceof String) {
      return value;
    }
    if (value != null) {
      decoding.mismatch(value, this);
    }
    return before;
  }
}
