package dev.chartwright.kube.patch;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of paths in objects, as {@code fieldsV1} writes it: {@code {"f:spec":{"f:replicas":{}}}}.
 * What is owned itself and has something below it holds a point.
 *
 * <p>Source: {@code structured-merge-diff/fieldpath}.
 */
final class FieldSet {
  private final Map<String, FieldSet> below = new LinkedHashMap<>();
  private boolean owned;

  private FieldSet() {}

  /** The set that a tree describes. */
  static FieldSet read(@Nullable Object tree) {
    FieldSet set = new FieldSet();
    if (tree instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        if (key.equals(".")) {
          set.owned = true;
        } else {
          FieldSet inner = read(entry.getValue());
          inner.owned |= inner.below.isEmpty();
          set.below.put(key, inner);
        }
      }
    }
    return set;
  }

  /** Adds the paths of another set. */
  void addAll(FieldSet other) {
    owned |= other.owned;
    for (Map.Entry<String, FieldSet> entry : other.below.entrySet()) {
      FieldSet mine = below.get(entry.getKey());
      if (mine == null) {
        below.put(entry.getKey(), entry.getValue());
      } else {
        mine.addAll(entry.getValue());
      }
    }
  }

  /** The set as a tree, in the order of the API server. */
  JsonObject write() {
    JsonObject tree = JsonObject.create();
    if (owned && !below.isEmpty()) {
      tree.put(".", JsonObject.create());
    }
    List<String> keys = new ArrayList<>(below.keySet());
    keys.sort(FieldSet::compare);
    for (String key : keys) {
      FieldSet inner = below.get(key);
      if (inner != null) {
        tree.put(key, inner.write());
      }
    }
    return tree;
  }

  /** Names come first, then keys of lists' elements, elements themselves, and places. */
  private static int compare(String a, String b) {
    int kinds = Integer.compare("fkvi".indexOf(a.charAt(0)), "fkvi".indexOf(b.charAt(0)));
    if (kinds != 0) {
      return kinds;
    }
    String left = a.substring(Math.min(2, a.length()));
    String right = b.substring(Math.min(2, b.length()));
    if (a.charAt(0) == 'f') {
      return GoString.compare(left, right);
    }
    try {
      return compareValues(Json.parse(left), Json.parse(right));
    } catch (JsonException e) {
      return GoString.compare(left, right);
    }
  }

  private static int compareValues(@Nullable Object a, @Nullable Object b) {
    int ranks = Integer.compare(rank(a), rank(b));
    if (ranks != 0) {
      return ranks;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return Double.compare(x, y);
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return Boolean.compare(x, y);
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return compareFields(x, y);
    }
    return GoString.compare(String.valueOf(a), String.valueOf(b));
  }

  private static int compareFields(Map<?, ?> a, Map<?, ?> b) {
    List<Map.Entry<String, @Nullable Object>> left = sorted(a);
    List<Map.Entry<String, @Nullable Object>> right = sorted(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int names = GoString.compare(left.get(i).getKey(), right.get(i).getKey());
      int order =
          names != 0 ? names : compareValues(left.get(i).getValue(), right.get(i).getValue());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static List<Map.Entry<String, @Nullable Object>> sorted(Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>(GoString::compare);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sorted.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return new ArrayList<>(sorted.entrySet());
  }

  private static int rank(@Nullable Object value) {
    if (value instanceof Double) {
      return 0;
    }
    if (value instanceof String) {
      return 1;
    }
    if (value instanceof Boolean) {
      return 2;
    }
    return value instanceof List<?> ? 3 : value instanceof Map<?, ?> ? 4 : 5;
  }
}
