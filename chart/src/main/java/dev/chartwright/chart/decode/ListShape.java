package dev.chartwright.chart.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A slice. Reading over an older slice reads each element over the older element, as Go does. */
final class ListShape extends Shape {
  private final Shape element;

  ListShape(Shape element) {
    super("[]" + element.goType());
    this.element = element;
  }

  @Override
  @Nullable Object coerce(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return AnyShape.untyped(value);
    }
    List<@Nullable Object> coerced = new ArrayList<>(list.size());
    for (Object item : list) {
      coerced.add(element.coerce(item));
    }
    return coerced;
  }

  @Override
  @Nullable Object decode(@Nullable Object value, @Nullable Object before, Decoding decoding) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof List<?> list)) {
      decoding.mismatch(value, this);
      return before;
    }
    List<?> older = before instanceof List<?> known ? known : List.of();
    List<@Nullable Object> decoded = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      decoded.add(element.decode(list.get(i), i < older.size() ? older.get(i) : null, decoding));
    }
    return decoded;
  }
}
