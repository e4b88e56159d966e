package dev.chartwright.engine;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies values so that templates can change them; a table that is in two places is one table in
 * the copy too, as a change of one shows in the other.
 */
final class ValuesCopy {
  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();

  private ValuesCopy() {}

  static RenderValues of(RenderValues given) {
    return new RenderValues(
        given.release(), given.capabilities(), new ValuesCopy().map(given.values()));
  }

  static Map<String, @Nullable Object> of(Map<String, @Nullable Object> given) {
    return new ValuesCopy().map(given);
  }

  private Map<String, @Nullable Object> map(Map<String, @Nullable Object> from) {
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> known = (Map<String, @Nullable Object>) copies.get(from);
    if (known != null) {
      return known;
    }
    Map<String, @Nullable Object> copy =
        new LinkedHashMap<>(Math.max(16, from.size() + from.size() / 2));
    copies.put(from, copy);
    for (Map.Entry<String, @Nullable Object> entry : from.entrySet()) {
      copy.put(entry.getKey(), value(entry.getValue()));
    }
    return copy;
  }

  private @Nullable Object value(@Nullable Object from) {
    if (from instanceof GoMap typed) {
      return typed.isNil() ? typed : GoMap.of(typed.goType(), map(typed));
    }
    if (from instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) from;
      return map(map);
    }
    if (from instanceof List<?> list && !(from instanceof GoSlice)) {
      Object known = copies.get(from);
      if (known != null) {
        return known;
      }
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      copies.put(from, copy);
      for (Object item : list) {
        copy.add(value(item));
      }
      return copy;
    }
    return from;
  }
}
