package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON trees of maps, lists, strings, booleans, {@code Long} and {@code Double}. */
final class Tree {
  private Tree() {}

  /** A map of names and values in turn. */
  static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  /** The object that a text in JSON or YAML describes. */
  static Map<String, Object> parse(byte[] text) {
    Object value;
    try {
      value = Json.isValid(text) ? Json.parseKeepingNumbers(text) : Yaml.toJsonValue(text);
    } catch (RuntimeException e) {
      throw Refusal.badRequest(
          "the object provided is unrecognized (must be of type object): " + e.getMessage());
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw Refusal.badRequest("the object provided is unrecognized (must be of type object)");
    }
    return copyMap(map);
  }

  /** Any JSON value. */
  static @Nullable Object parseValue(byte[] text) {
    return copy(Json.parseKeepingNumbers(text));
  }

  /** The same, to every depth, with whole numbers as {@code Long}. */
  static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return copyMap(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copied = new ArrayList<>(list.size());
      for (Object each : list) {
        copied.add(copy(each));
      }
      return copied;
    }
    if (value instanceof JsonNumber number) {
      String text = number.text();
      boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
      if (whole && text.length() < 19) {
        return number.toLong();
      }
      return number.toDouble();
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return number.longValue();
    }
    return value;
  }

  static Map<String, Object> copyMap(Map<?, ?> map) {
    Map<String, Object> copied = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copied.put(String.valueOf(entry.getKey()), copy(entry.getValue()));
    }
    return copied;
  }

  /** The same without the nulls, which the API does not store. */
  static Map<String, Object> withoutNulls(Map<String, Object> map) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((name, value) -> {
      if (value instanceof Map<?, ?>) {
        result.put(name, withoutNulls(cast(value)));
      } else if (value instanceof List<?> list) {
        List<Object> items = new ArrayList<>();
        for (Object each : list) {
          items.add(each instanceof Map<?, ?> ? withoutNulls(cast(each)) : each);
        }
        result.put(name, items);
      } else if (value != null) {
        result.put(name, value);
      }
    });
    return result;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> cast(Object value) {
    return (Map<String, Object>) value;
  }

  /** What stands at a path of keys; null if there is nothing. */
  static @Nullable Object at(@Nullable Object root, String... path) {
    Object value = root;
    for (String key : path) {
      if (!(value instanceof Map<?, ?> inner)) {
        return null;
      }
      value = inner.get(key);
    }
    return value;
  }

  static String text(@Nullable Object root, String... path) {
    return at(root, path) instanceof String text ? text : "";
  }

  static long number(@Nullable Object root, long otherwise, String... path) {
    return at(root, path) instanceof Number number ? number.longValue() : otherwise;
  }

  /** The map at a path; a new one that belongs to nobody if there is none. */
  static Map<String, Object> mapAt(@Nullable Object root, String... path) {
    return at(root, path) instanceof Map<?, ?> map ? cast(map) : new LinkedHashMap<>();
  }

  /** The map at a path, made if it is not there. */
  static Map<String, Object> make(Map<String, Object> root, String... path) {
    Map<String, Object> map = root;
    for (String key : path) {
      Object inner = map.get(key);
      if (!(inner instanceof Map<?, ?>)) {
        inner = new LinkedHashMap<String, Object>();
        map.put(key, inner);
      }
      map = cast(inner);
    }
    return map;
  }

  /** The list at a path; empty if there is none. */
  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object root, String... path) {
    return at(root, path) instanceof List<?> list ? (List<Object>) list : new ArrayList<>();
  }

  /** The maps of the list at a path. */
  static List<Map<String, Object>> maps(@Nullable Object root, String... path) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Object each : list(root, path)) {
      if (each instanceof Map<?, ?>) {
        maps.add(cast(each));
      }
    }
    return maps;
  }

  static void putMissing(Map<String, Object> map, String name, Object value) {
    if (map.get(name) == null) {
      map.put(name, value);
    }
  }

  static boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(one, other);
  }

  /** The map with its names sorted, as Go writes maps; the maps inside too. */
  static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> result = new TreeMap<>();
      map.forEach((name, inner) -> result.put(String.valueOf(name), sorted(inner)));
      return result;
    }
    return value;
  }
}
