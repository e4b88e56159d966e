package dev.chartwright.chart.decode;

import dev.chartwright.golang.unicode.Runes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A struct with fields; keys find them in upper or lower case, the exact one first.
 *
 * <pre>{@code
 * Shape person = StructShape.of("v2.Maintainer").field("name", Shape.string()).field("email", Shape.string());
 * }</pre>
 */
public final class StructShape extends Shape {
  private final String name;
  private final Map<String, Shape> fields;

  private StructShape(String goType, Map<String, Shape> fields) {
    super(goType);
    this.name = goType.substring(goType.lastIndexOf('.') + 1);
    this.fields = fields;
  }

  /** A struct without fields; the type is named with its package: {@code v2.Metadata}. */
  public static StructShape of(String goType) {
    return new StructShape(goType, Map.of());
  }

  /** The same struct with one more field. */
  public StructShape field(String key, Shape shape) {
    Map<String, Shape> more = new LinkedHashMap<>(fields);
    more.put(key, shape);
    return new StructShape(goType(), more);
  }

  /** The same struct with all fields of another, as Go's inlined structs give them. */
  public StructShape fieldsOf(StructShape other) {
    Map<String, Shape> more = new LinkedHashMap<>(fields);
    other.fields.forEach(more::putIfAbsent);
    return new StructShape(goType(), more);
  }

  private @Nullable String fieldFor(String key) {
    if (fields.containsKey(key)) {
      return key;
    }
    for (String field : fields.keySet()) {
      if (Runes.equalFold(field, key)) {
        return field;
      }
    }
    return null;
  }

  @Override
  @Nullable Object coerce(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return AnyShape.untyped(value);
    }
    Map<String, @Nullable Object> coerced = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      String field = fieldFor(key);
      Shape shape = field == null ? null : fields.get(field);
      coerced.put(
          key, shape == null ? AnyShape.untyped(entry.getValue()) : shape.coerce(entry.getValue()));
    }
    return coerced;
  }

  @Override
  @Nullable Object decode(@Nullable Object value, @Nullable Object before, Decoding decoding) {
    Map<String, @Nullable Object> decoded = new LinkedHashMap<>();
    if (before instanceof Map<?, ?> older) {
      older.forEach((key, item) -> decoded.put(String.valueOf(key), item));
    }
    if (value == null) {
      return decoded;
    }
    if (!(value instanceof Map<?, ?> map)) {
      decoding.mismatch(value, this);
      return decoded;
    }
    for (String key : Decoding.sortedKeys(map)) {
      String field = fieldFor(key);
      Shape shape = field == null ? null : fields.get(field);
      if (field == null || shape == null) {
        decoding.unknown(key);
        continue;
      }
      Decoding.Place outside = decoding.enter(name, field);
      decoded.put(field, shape.decode(map.get(key), decoded.get(field), decoding));
      decoding.leave(outside);
    }
    return decoded;
  }
}
