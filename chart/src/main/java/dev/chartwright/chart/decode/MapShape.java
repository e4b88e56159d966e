package dev.chartwright.chart.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map with texts as keys. Reading over an older map keeps the keys that are not given again. */
final class MapShape extends Shape {
  private final Shape element;

  MapShape(Shape element) {
    super("map[string]" + element.goType());
    this.element = element;
  }

  @Override
  @Nullable Object coerce(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return AnyShape.untyped(value);
    }
    Map<String, @Nullable Object> coerced = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      coerced.put(String.valueOf(entry.getKey()), element.coerce(entry.getValue()));
    }
    return coerced;
  }

  @Override
  @Nullable Object decode(@Nullable Object value, @Nullable Object before, Decoding decoding) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> map)) {
      decoding.mismatch(value, this);
      return before;
    }
    Map<String, @Nullable Object> decoded = new LinkedHashMap<>();
    if (before instanceof Map<?, ?> older) {
      older.forEach((key, item) -> decoded.put(String.valueOf(key), item));
    }
    for (String key : Decoding.sortedKeys(map)) {
      decoded.put(key, element.decode(map.get(key), null, decoding));
    }
    return decoded;
  }
}
