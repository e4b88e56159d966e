package dev.chartwright.kube;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.strconv.NumberException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the API's clients hold it: whole numbers are {@code Long} where they fit, all others
 * {@code Double}. Source: Kubernetes {@code apimachinery/pkg/util/json}.
 */
final class JsonTree {
  /** How deep a tree may be; no kind of Kubernetes comes near it. */
  static final int DEPTH = 500;

  private JsonTree() {}

  /** Reads a text that must be an object. */
  static Map<String, @Nullable Object> readObject(byte[] json) {
    Object value = read(json);
    if (value instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) value;
      return map;
    }
    throw KubeException.of(
        "json: cannot unmarshal " + word(value) + " into Go value of type map[string]interface {}");
  }

  /** Reads a text. */
  static @Nullable Object read(byte[] json) {
    try {
      return settle(Json.parseKeepingNumbers(json), 0);
    } catch (JsonException | NumberException e) {
      throw KubeException.of(String.valueOf(e.getMessage()), e);
    }
  }

  /** Writes a tree with sorted keys. */
  static String write(@Nullable Object tree) {
    return Json.marshal(tree);
  }

  /** JSON's word for what a value is. */
  static String word(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map<?, ?>) {
      return "object";
    }
    if (value instanceof List<?>) {
      return "array";
    }
    return value instanceof String ? "string" : value instanceof Boolean ? "bool" : "number";
  }

  /** A tree again, copied to every depth. */
  static Map<String, @Nullable Object> copyOf(Map<?, ?> source) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : source.entrySet()) {
      result.put(String.valueOf(entry.getKey()), copyOfValue(entry.getValue()));
    }
    return result;
  }

  private static @Nullable Object copyOfValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> inner) {
      return copyOf(inner);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copied = new ArrayList<>(list.size());
      for (Object each : list) {
        copied.add(copyOfValue(each));
      }
      return copied;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object settle(@Nullable Object value, int depth) {
    if (depth > DEPTH) {
      throw KubeException.of("JSON is nested deeper than " + DEPTH + " levels");
    }
    if (value instanceof JsonNumber number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<String, @Nullable Object> entry :
          ((Map<String, @Nullable Object>) map).entrySet()) {
        entry.setValue(settle(entry.getValue(), depth + 1));
      }
    } else if (value instanceof List<?> list) {
      ListIterator<@Nullable Object> each = ((List<@Nullable Object>) list).listIterator();
      while (each.hasNext()) {
        each.set(settle(each.next(), depth + 1));
      }
    }
    return value;
  }

  private static Object number(JsonNumber number) {
    String text = number.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return number.toDouble();
      }
    }
    try {
      return number.toLong();
    } catch (NumberException tooLarge) {
      return number.toDouble();
    }
  }
}
