package dev.chartwright.chart.values;

import dev.chartwright.golang.GoMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables, as Helm calls the {@code map[string]interface {}} of values, and copies of them. */
final class Tables {
  private Tables() {}

  static boolean isTable(@Nullable Object value) {
    return value instanceof Map && !(value instanceof GoMap);
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> table(@Nullable Object value) {
    return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull((Map<?, ?>) value);
  }

  /** A copy that shares no table and no list with its original. */
  static Map<String, @Nullable Object> deepCopy(Map<String, @Nullable Object> table) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(capacity(table.size()));
    for (Map.Entry<String, @Nullable Object> entry : table.entrySet()) {
      copy.put(entry.getKey(), copyOf(entry.getValue()));
    }
    return copy;
  }

  @SuppressWarnings("unchecked")
  static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof GoMap map) {
      return map.isNil() ? map : GoMap.of(map.goType(), deepCopy(map));
    }
    if (value instanceof Map<?, ?> map) {
      return deepCopy((Map<String, @Nullable Object>) map);
    }
    if (value instanceof ArrayList<?> list) {
      ArrayList<@Nullable Object> copy = new ArrayList<>(list.size());
      for (int i = 0; i < list.size(); i++) {
        copy.add(copyOf(list.get(i)));
      }
      return copy;
    }
    if (value instanceof List<?> list && !(value instanceof dev.chartwright.golang.GoSlice)) {
      return copyOf(new ArrayList<>(list));
    }
    return value;
  }

  /** A copy of a value; tables, but not tables in lists, lose their nulls. */
  static @Nullable Object copyWithoutNulls(@Nullable Object value) {
    if (!isTable(value)) {
      return copyOf(value);
    }
    Map<String, @Nullable Object> table = table(value);
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(capacity(table.size()));
    for (Map.Entry<String, @Nullable Object> entry : table.entrySet()) {
      if (entry.getValue() != null) {
        copy.put(entry.getKey(), copyWithoutNulls(entry.getValue()));
      }
    }
    return copy;
  }

  /** The entries of a table as they are now, for walks during which the table may change. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static Map.Entry<String, @Nullable Object>[] entries(Map<String, @Nullable Object> table) {
    return table.entrySet().toArray(new Map.Entry[0]);
  }

  private static int capacity(int size) {
    return size + (size >> 1) + 1;
  }
}
