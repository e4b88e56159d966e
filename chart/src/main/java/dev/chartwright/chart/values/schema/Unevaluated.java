package dev.chartwright.chart.values.schema;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties or items of a value that no keyword has spoken of yet. */
final class Unevaluated {
  final Set<String> properties = new HashSet<>(0);
  final BitSet items = new BitSet(0);

  private Unevaluated() {}

  /**
   * All parts of a value that a schema does not speak of anyway.
   *
   * @param wanted whether the schema that asks needs to know
   * @return null if nobody needs to know, or there are none
   */
  static @Nullable Unevaluated of(@Nullable Object value, Schema schema, boolean wanted) {
    if (value instanceof Map<?, ?> map
        && !schema.evaluatesAllProperties
        && (wanted || schema.unevaluatedProperties != null)) {
      Unevaluated open = new Unevaluated();
      for (Object name : map.keySet()) {
        open.properties.add((String) name);
      }
      return open;
    }
    if (value instanceof List<?> list
        && !schema.evaluatesAllItems
        && (wanted || schema.unevaluatedItems != null)
        && schema.evaluatedItems < list.size()) {
      Unevaluated open = new Unevaluated();
      open.items.set(schema.evaluatedItems, list.size());
      return open;
    }
    return null;
  }

  boolean isEmpty() {
    return properties.isEmpty() && items.isEmpty();
  }

  /** Takes out what another schema has spoken of. */
  void merge(@Nullable Unevaluated other) {
    if (other == null) {
      properties.clear();
      items.clear();
    } else {
      properties.retainAll(other.properties);
      items.and(other.items);
    }
  }
}
