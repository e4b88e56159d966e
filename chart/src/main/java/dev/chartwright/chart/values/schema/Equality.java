package dev.chartwright.chart.values.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which JSON values are the same: 1 and 1.0 are, objects are whatever the order of members. */
final class Equality {
  private static final int FEW = 20;

  private Equality() {}

  /** A value that is none in JSON was compared. */
  static final class InvalidValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidValue(@Nullable Object value) {
      super(Types.goName(value), null, false, false);
    }

    /** Go's name of its type. */
    String typeName() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Whether two values are the same.
   *
   * @throws InvalidValue if the first has a part that JSON lacks
   */
  static boolean equal(@Nullable Object a, @Nullable Object b) {
    switch (Types.of(a)) {
      case Types.OBJECT -> {
        return Types.of(b) == Types.OBJECT
            && a instanceof Map<?, ?> x
            && b instanceof Map<?, ?> y
            && objects(x, y);
      }
      case Types.ARRAY -> {
        return Types.of(b) == Types.ARRAY
            && a instanceof List<?> x
            && b instanceof List<?> y
            && arrays(x, y);
      }
      case Types.NULL -> {
        return b == null;
      }
      case Types.BOOLEAN, Types.STRING -> {
        return a != null && a.equals(b);
      }
      case Types.NUMBER -> {
        return a != null && b != null && Types.of(b) == Types.NUMBER && Numbers.equal(a, b);
      }
      default -> {
        if (a instanceof Double || a instanceof Float) {
          return false;
        }
        throw new InvalidValue(a);
      }
    }
  }

  private static boolean objects(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> member : a.entrySet()) {
      Object other = b.get(member.getKey());
      if (other == null && !b.containsKey(member.getKey())) {
        return false;
      }
      if (!equal(member.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean arrays(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Where two equal items stand; null if there are none. */
  static int @Nullable [] duplicates(List<?> items) {
    if (items.size() <= FEW) {
      for (int i = 1; i < items.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (equal(items.get(i), items.get(j))) {
            return new int[] {j, i};
          }
        }
      }
      return null;
    }
    Map<Integer, List<Integer>> seen = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      int hash = hash(items.get(i));
      List<Integer> same = seen.getOrDefault(hash, List.of());
      for (int j : same) {
        if (equal(items.get(i), items.get(j))) {
          return new int[] {j, i};
        }
      }
      if (same.isEmpty()) {
        same = new ArrayList<>(1);
        seen.put(hash, same);
      }
      same.add(i);
    }
    return null;
  }

  private static int hash(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      int sum = 1;
      for (Map.Entry<?, ?> member : map.entrySet()) {
        sum += String.valueOf(member.getKey()).hashCode() * 31 ^ hash(member.getValue());
      }
      return sum;
    }
    if (value instanceof List<?> list) {
      int sum = 2;
      for (Object item : list) {
        sum = sum * 31 + hash(item);
      }
      return sum;
    }
    if (value == null) {
      return 3;
    }
    if (Types.of(value) == Types.NUMBER) {
      BigDecimal number = Numbers.of(value);
      return number == null ? 4 : Double.hashCode(number.doubleValue() + 0.0);
    }
    return value.hashCode();
  }
}
