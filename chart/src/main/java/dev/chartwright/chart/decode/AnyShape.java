package dev.chartwright.chart.decode;

import dev.chartwright.golang.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of any kind, as {@code interface{}} takes it. */
final class AnyShape extends Shape {
  AnyShape() {
    super("interface {}");
  }

  /** The value, checked to be one that JSON can hold. */
  static @Nullable Object untyped(@Nullable Object value) {
    if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      String text = number.isNaN() ? "NaN" : number > 0 ? "+Inf" : "-Inf";
      throw new JsonException("json: unsupported value: " + text);
    }
    if (value instanceof List<?> list) {
      for (Object element : list) {
        untyped(element);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Object element : map.values()) {
        untyped(element);
      }
    }
    return value;
  }

  @Override
  @Nullable Object coerce(@Nullable Object value) {
    return untyped(value);
  }

  @Override
  @Nullable Object decode(@Nullable Object value, @Nullable Object before, Decoding decoding) {
    return plain(value);
  }

  /** The value with every number as a float64. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        copy.add(plain(element));
      }
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
      }
      return copy;
    }
    return value != null && Decoding.isNumber(value)
        ? (Object) Double.valueOf(value.toString())
        : value;
  }
}
