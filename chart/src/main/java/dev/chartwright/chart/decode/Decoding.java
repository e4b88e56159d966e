package dev.chartwright.chart.decode;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a tree into a shape; the first mismatch is reported at the end, as Go does.
 *
 * <p>A tree is null, Boolean, String, List, Map, and as numbers Double, Long, {@link GoInt}, {@link
 * GoUint} or {@link java.math.BigInteger}.
 */
public final class Decoding {
  private final boolean strict;
  private Place place = new Place("", "");
  private @Nullable JsonException first;

  private Decoding(boolean strict) {
    this.strict = strict;
  }

  /** Where reading is: the innermost struct and the fields on the way. */
  record Place(String struct, String path) {}

  /**
   * Reads a tree that came from JSON.
   *
   * @param before what an earlier reading left, to be read over; null for nothing
   * @throws JsonException at a value of the wrong kind, in encoding/json's words
   */
  public static @Nullable Object json(Shape shape, @Nullable Object tree, @Nullable Object before) {
    return run(shape, tree, before, false);
  }

  /**
   * Reads a tree that came from YAML, where numbers and booleans become texts if texts are wanted.
   *
   * @param strict whether a field that the struct does not have is a fault
   * @throws JsonException in sigs.k8s.io/yaml's words
   */
  public static @Nullable Object yaml(
      Shape shape, @Nullable Object tree, @Nullable Object before, boolean strict) {
    Object coerced;
    try {
      coerced = shape.coerce(tree);
    } catch (JsonException e) {
      throw new JsonException("error converting YAML to JSON: " + e.getMessage());
    }
    try {
      return run(shape, coerced, before, strict);
    } catch (JsonException e) {
      throw new JsonException("error unmarshaling JSON: while decoding JSON: " + e.getMessage());
    }
  }

  private static @Nullable Object run(
      Shape shape, @Nullable Object tree, @Nullable Object before, boolean strict) {
    Decoding decoding = new Decoding(strict);
    Object decoded = shape.decode(tree, before, decoding);
    JsonException mismatch = decoding.first;
    if (mismatch != null) {
      throw mismatch;
    }
    return decoded;
  }

  Place enter(String struct, String field) {
    Place outside = place;
    place = new Place(struct, outside.path.isEmpty() ? field : outside.path + "." + field);
    return outside;
  }

  void leave(Place outside) {
    place = outside;
  }

  void mismatch(Object value, Shape shape) {
    String where =
        place.path.isEmpty() ? "Go value" : "Go struct field " + place.struct + "." + place.path;
    save("json: cannot unmarshal " + kind(value) + " into " + where + " of type " + shape.goType());
  }

  void unknown(String key) {
    if (strict) {
      save("json: unknown field " + Quote.quote(key));
    }
  }

  private void save(String message) {
    if (first == null) {
      first = new JsonException(message);
    }
  }

  private static String kind(Object value) {
    if (value instanceof Map) {
      return "object";
    }
    if (value instanceof List) {
      return "array";
    }
    return value instanceof String ? "string" : value instanceof Boolean ? "bool" : "number";
  }

  static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof GoInt || value instanceof GoUint;
  }

  /** The keys in the order in which Go writes a map. */
  static List<String> sortedKeys(Map<?, ?> map) {
    List<String> keys = new ArrayList<>(map.size());
    for (Object key : map.keySet()) {
      keys.add(String.valueOf(key));
    }
    keys.sort(GoString::compare);
    return keys;
  }
}
