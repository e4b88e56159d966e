package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords for arrays. */
final class ArrayRules {
  private ArrayRules() {}

  static void check(Frame frame, List<?> array) {
    Schema schema = frame.schema;
    if (schema.minItems != null && array.size() < schema.minItems) {
      frame.add(frame.violation(Kind.MIN_ITEMS, array.size(), schema.minItems));
    }
    if (schema.maxItems != null && array.size() > schema.maxItems) {
      frame.add(frame.violation(Kind.MAX_ITEMS, array.size(), schema.maxItems));
    }
    if (schema.uniqueItems && array.size() > 1) {
      unique(frame, array);
    }
    items(frame, array);
    if (schema.contains != null) {
      contains(frame, array, schema.contains);
    }
  }

  private static void unique(Frame frame, List<?> array) {
    try {
      int[] same = Equality.duplicates(array);
      if (same != null) {
        frame.add(frame.violation(Kind.UNIQUE_ITEMS, same[0], same[1]));
      }
    } catch (Equality.InvalidValue e) {
      frame.add(frame.violation(Kind.INVALID_VALUE, e.typeName()));
    }
  }

  private static void items(Frame frame, List<?> array) {
    Schema schema = frame.schema;
    int at = 0;
    if (schema.firstItems != null) {
      for (Schema own : schema.firstItems) {
        if (at < array.size()) {
          frame.add(frame.below(own, array.get(at), frame.path.child(at)));
          at++;
        }
      }
    }
    Schema.Extra additional = schema.additionalItems;
    if (additional != null && !additional.allowed() && at < array.size()) {
      frame.add(frame.violation(Kind.ADDITIONAL_ITEMS, array.size() - at));
    }
    Schema rest = additional == null ? schema.items : additional.schema();
    if (rest != null) {
      for (; at < array.size(); at++) {
        frame.add(frame.below(rest, array.get(at), frame.path.child(at)));
      }
    }
  }

  private static void contains(Frame frame, List<?> array, Schema wanted) {
    Schema schema = frame.schema;
    List<Violation> wrong = new ArrayList<>(0);
    List<Integer> matched = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Violation violation = frame.below(wanted, array.get(i), frame.path.child(i));
      if (violation != null) {
        wrong.add(violation);
        continue;
      }
      matched.add(i);
      if (schema.version >= 2020 && frame.open != null) {
        frame.open.items.clear(i);
      }
    }
    @Nullable Long minimum = schema.minContains;
    if (minimum == null) {
      if (matched.isEmpty()) {
        frame.add(frame.violation(Kind.CONTAINS, wrong));
      }
    } else if (matched.size() < minimum) {
      frame.add(frame.violation(Kind.MIN_CONTAINS, wrong, matched, minimum));
    }
    if (schema.maxContains != null && matched.size() > schema.maxContains) {
      frame.add(frame.violation(Kind.MAX_CONTAINS, matched, schema.maxContains));
    }
  }
}
