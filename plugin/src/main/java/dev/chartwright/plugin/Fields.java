package dev.chartwright.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a decoded struct, with Go's zero values for those that are absent.
 *
 * @param values by name
 */
record Fields(Map<?, ?> values) {
  static Fields of(@Nullable Object value) {
    return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  long number(String name) {
    return values.get(name) instanceof Long number ? number : 0;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      for (Object each : list) {
        texts.add((String) each);
      }
    }
    return texts;
  }

  List<Fields> structs(String name) {
    List<Fields> structs = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      for (Object each : list) {
        structs.add(of(each));
      }
    }
    return structs;
  }

  Fields struct(String name) {
    return of(values.get(name));
  }

  /** A map whose values may be null. */
  Map<String, @Nullable Object> map(String name) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    struct(name).values.forEach((key, value) -> made.put(String.valueOf(key), value));
    return made;
  }
}
