package dev.chartwright.chart.values;

import dev.chartwright.chart.ChartLimits;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import java.util.ArrayDeque;
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
    return table(copyOf(table));
  }

  /** A copy of a value that shares no table and no list with it. */
  static @Nullable Object copyOf(@Nullable Object value) {
    return value != null && isContainer(value) ? new Copy(false).of(value) : value;
  }

  /** A copy of a value; tables, but not tables in lists, lose their nulls. */
  static @Nullable Object copyWithoutNulls(@Nullable Object value) {
    return value != null && isContainer(value) ? new Copy(isTable(value)).of(value) : value;
  }

  private static boolean isContainer(Object value) {
    return value instanceof Map || (value instanceof List && !(value instanceof GoSlice));
  }

  /** Copies without recursion, as values may be nested deeper than the stack can bear. */
  private static final class Copy {
    private record Pending(Object original, Object copy, boolean dropNulls) {}

    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final boolean dropNulls;

    Copy(boolean dropNulls) {
      this.dropNulls = dropNulls;
    }

    Object of(Object value) {
      Object copy = begin(value, dropNulls);
      for (Pending next = pending.poll(); next != null; next = pending.poll()) {
        if (next.original instanceof Map<?, ?> map) {
          fill(table(map), table(next.copy), next.dropNulls);
        } else {
          fill((List<?>) next.original, list(next.copy));
        }
      }
      return copy;
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(Object list) {
      return (List<@Nullable Object>) list;
    }

    private Object begin(Object value, boolean dropsNulls) {
      Object copy;
      if (value instanceof GoMap map) {
        if (map.isNil()) {
          return map;
        }
        copy = new LinkedHashMap<>();
        pending.add(new Pending(map.members(), copy, false));
        return GoMap.of(map.goType(), table(copy));
      }
      if (value instanceof Map<?, ?> map) {
        copy = new LinkedHashMap<>(map.size() + (map.size() >> 1) + 1);
        if (map.isEmpty()) {
          return copy;
        }
      } else {
        copy = new ArrayList<>(((List<?>) value).size());
      }
      pending.add(new Pending(value, copy, dropsNulls));
      return copy;
    }

    private void fill(
        Map<String, @Nullable Object> original,
        Map<String, @Nullable Object> copy,
        boolean dropsNulls) {
      for (Map.Entry<String, @Nullable Object> entry : original.entrySet()) {
        Object value = entry.getValue();
        if (value != null && isContainer(value)) {
          value = begin(value, dropsNulls && isTable(value));
        }
        if (value != null || !dropsNulls) {
          copy.put(entry.getKey(), value);
        }
      }
    }

    private void fill(List<? extends @Nullable Object> original, List<@Nullable Object> copy) {
      for (Object value : original) {
        copy.add(value != null && isContainer(value) ? begin(value, false) : value);
      }
    }
  }

  /** The entries of a table as they are now, for walks during which the table may change. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static Map.Entry<String, @Nullable Object>[] entries(Map<String, @Nullable Object> table) {
    return table.entrySet().toArray(new Map.Entry[0]);
  }

  /** Refuses to go deeper into tables than {@link ChartLimits#MAX_VALUES_DEPTH}. */
  static void checkDepth(int depth) {
    if (depth > ChartLimits.MAX_VALUES_DEPTH) {
      throw new ValuesException(
          "values are nested more than " + ChartLimits.MAX_VALUES_DEPTH + " levels deep");
    }
  }
}
