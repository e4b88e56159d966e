package dev.chartwright.kube.patch;

import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.sort.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON trees as Go holds them while it computes patches. */
final class Trees {
  private Trees() {}

  /** A copy of an object as Go's JSON would bring it over: 1.0 becomes the integer 1. */
  static Map<String, @Nullable Object> copy(@Nullable Map<String, ?> source) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    if (source != null) {
      for (Map.Entry<String, ?> entry : source.entrySet()) {
        result.put(entry.getKey(), copyValue(entry.getValue()));
      }
    }
    return result;
  }

  @SuppressWarnings("unchecked")
  static @Nullable Object copyValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy((Map<String, ?>) map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copied = new ArrayList<>(list.size());
      for (Object each : list) {
        copied.add(copyValue(each));
      }
      return copied;
    }
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) < 0x1p63) {
      return number.longValue();
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw badType("map[string]interface {}", value);
  }

  @SuppressWarnings("unchecked")
  static List<@Nullable Object> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return (List<@Nullable Object>) list;
    }
    throw badType("[]interface {}", value);
  }

  private static PatchException badType(String expected, @Nullable Object value) {
    return PatchException.of("expected a " + expected + ", but received a " + type(value));
  }

  /** Go's name of the type of a value. */
  static String type(@Nullable Object value) {
    if (value == null) {
      return "%!s(<nil>)";
    }
    if (value instanceof Map<?, ?>) {
      return "map[string]interface {}";
    }
    if (value instanceof List<?>) {
      return "[]interface {}";
    }
    if (value instanceof String) {
      return "string";
    }
    return value instanceof Boolean ? "bool" : value instanceof Long ? "int64" : "float64";
  }

  /** Whether two values have the same type in Go. */
  static boolean sameType(@Nullable Object a, @Nullable Object b) {
    return type(a).equals(type(b));
  }

  /** A value as {@code %v} prints it. */
  static String text(@Nullable Object value) {
    return value instanceof String text ? text : Printf.sprintf("%v", value);
  }

  /** Sorts scalars, or maps by what a key has, by their texts, as sort.Sort does. */
  static void sort(List<@Nullable Object> list, String key) {
    List<Keyed> keyed = new ArrayList<>(list.size());
    for (Object each : list) {
      keyed.add(new Keyed(text(key.isEmpty() ? each : map(each).get(key)), each));
    }
    Sort.sort(keyed, Trees::compare);
    for (int i = 0; i < keyed.size(); i++) {
      list.set(i, keyed.get(i).value());
    }
  }

  /** The order in Go is "not after", so equals come as less. */
  private static int compare(Keyed a, Keyed b) {
    return StringOrder.BYTES.compare(a.text(), b.text()) <= 0 ? -1 : 1;
  }

  private record Keyed(String text, @Nullable Object value) {}

  static String json(@Nullable Object tree) {
    return Json.marshal(tree);
  }
}
