package dev.chartwright.kube.patch;

import dev.chartwright.golang.StringOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two objects as a strategic merge patch: either what was added and changed, or
 * what was deleted.
 *
 * <p>Source: Kubernetes {@code apimachinery/pkg/util/strategicpatch/patch.go} (diffMaps).
 */
final class StrategicDiff {
  static final String DIRECTIVE = "$patch";
  static final String DELETE = "delete";
  static final String REPLACE = "replace";
  static final String RETAIN_KEYS = "$retainKeys";
  static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";
  static final String SET_ORDER = "$setElementOrder";

  private final boolean changes;

  private StrategicDiff(boolean changes) {
    this.changes = changes;
  }

  /** What was added and changed. */
  static Map<String, @Nullable Object> changes(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, PatchType type) {
    return new StrategicDiff(true).maps(before, after, type, false);
  }

  /** What was deleted. */
  static Map<String, @Nullable Object> deletions(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, PatchType type) {
    return new StrategicDiff(false).maps(before, after, type, false);
  }

  private Map<String, @Nullable Object> maps(
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after,
      PatchType type,
      boolean retainsKeys) {
    Map<String, @Nullable Object> patch = new LinkedHashMap<>();
    List<@Nullable Object> retained = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> entry : after.entrySet()) {
      String key = entry.getKey();
      Object value = entry.getValue();
      if (retainsKeys && value != null) {
        retained.add(key);
      }
      if (!before.containsKey(key)) {
        if (changes) {
          patch.put(key, value);
        }
      } else if (key.equals(DIRECTIVE)) {
        directive(before.get(key), value, patch);
      } else {
        value(key, before.get(key), value, patch, type);
      }
    }
    if (!changes) {
      for (String key : before.keySet()) {
        if (!after.containsKey(key)) {
          patch.put(key, null);
        }
      }
    }
    if (!retained.isEmpty() && (!patch.isEmpty() || losesField(before, after))) {
      Trees.sort(retained, "");
      patch.put(RETAIN_KEYS, retained);
    }
    return patch;
  }

  private static void directive(
      @Nullable Object before, @Nullable Object after, Map<String, @Nullable Object> patch) {
    if (!(before instanceof String) || !(after instanceof String)) {
      throw PatchException.of("invalid value for special key: " + DIRECTIVE);
    }
    if (!before.equals(after)) {
      patch.put(DIRECTIVE, after);
    }
  }

  private void value(
      String key,
      @Nullable Object before,
      @Nullable Object after,
      Map<String, @Nullable Object> patch,
      PatchType type) {
    if (!Trees.sameType(before, after)) {
      if (changes) {
        patch.put(key, after);
      }
    } else if (before instanceof Map<?, ?>) {
      map(key, Trees.map(before), Trees.map(after), patch, type);
    } else if (before instanceof List<?>) {
      list(key, Trees.list(before), Trees.list(after), patch, type);
    } else {
      replaceIfChanged(key, before, after, patch);
    }
  }

  private void replaceIfChanged(
      String key,
      @Nullable Object before,
      @Nullable Object after,
      Map<String, @Nullable Object> patch) {
    if (changes && !Objects.equals(before, after)) {
      patch.put(key, after);
    }
  }

  private void map(
      String key,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after,
      Map<String, @Nullable Object> patch,
      PatchType type) {
    PatchType.Below below;
    try {
      below = type.value(key);
    } catch (PatchException e) {
      if (before.equals(after)) {
        return;
      }
      throw e;
    }
    if (below.replaces()) {
      if (changes) {
        patch.put(key, after);
      }
      return;
    }
    Map<String, @Nullable Object> inner = maps(before, after, below.type(), below.retainsKeys());
    if (!inner.isEmpty()) {
      patch.put(key, inner);
    }
  }

  private void list(
      String key,
      List<@Nullable Object> before,
      List<@Nullable Object> after,
      Map<String, @Nullable Object> patch,
      PatchType type) {
    PatchType.Below below;
    try {
      below = type.elements(key);
    } catch (PatchException e) {
      if (before.equals(after)) {
        return;
      }
      throw e;
    }
    if (!below.merges()) {
      replaceIfChanged(key, before, after, patch);
      return;
    }
    if (before.isEmpty()) {
      if (!after.isEmpty() && changes) {
        patch.put(key, after);
      }
    } else if (ElementType.of(before, after) == ElementType.MAP) {
      listOfMaps(key, before, after, patch, below);
    } else {
      listOfScalars(key, before, after, patch);
    }
  }

  private void listOfMaps(
      String key,
      List<@Nullable Object> before,
      List<@Nullable Object> after,
      Map<String, @Nullable Object> patch,
      PatchType.Below below) {
    String mergeKey = below.mergeKey();
    List<@Nullable Object> deleted = new ArrayList<>();
    List<@Nullable Object> items = elements(before, after, below, deleted);
    items = ElementOrder.sort(items, after, mergeKey, true);
    boolean sameOrder = sameOrder(before, after, mergeKey);
    items.addAll(deleted);
    if (!items.isEmpty()) {
      patch.put(key, items);
    }
    if (!items.isEmpty() || (changes && !sameOrder)) {
      List<@Nullable Object> order = new ArrayList<>();
      for (Object each : after) {
        Map<String, @Nullable Object> only = new LinkedHashMap<>();
        only.put(mergeKey, Trees.map(each).get(mergeKey));
        order.add(only);
      }
      if (!order.isEmpty()) {
        patch.put(SET_ORDER + "/" + key, order);
      }
    }
  }

  /** Walks along both lists, sorted by the texts of their merge keys. */
  private List<@Nullable Object> elements(
      List<@Nullable Object> before,
      List<@Nullable Object> after,
      PatchType.Below below,
      List<@Nullable Object> deleted) {
    String mergeKey = below.mergeKey();
    List<@Nullable Object> old = sorted(before, mergeKey);
    List<@Nullable Object> now = sorted(after, mergeKey);
    List<@Nullable Object> items = new ArrayList<>();
    int o = 0;
    int n = 0;
    while (o < old.size() || n < now.size()) {
      Object oldKey = o < old.size() ? ElementOrder.mergeKeyOf(old.get(o), mergeKey) : null;
      Object nowKey = n < now.size() ? ElementOrder.mergeKeyOf(now.get(n), mergeKey) : null;
      int order;
      if (o == old.size()) {
        order = 1;
      } else if (n == now.size()) {
        order = -1;
      } else {
        order = StringOrder.BYTES.compare(Trees.text(oldKey), Trees.text(nowKey));
      }
      if (order == 0) {
        Map<String, @Nullable Object> inner =
            maps(
                Trees.map(old.get(o++)),
                Trees.map(now.get(n++)),
                below.type(),
                below.retainsKeys());
        if (!inner.isEmpty()) {
          inner.put(mergeKey, nowKey);
          items.add(inner);
        }
      } else if (order > 0) {
        if (changes) {
          items.add(now.get(n));
        }
        n++;
      } else {
        if (!changes) {
          Map<String, @Nullable Object> gone = new LinkedHashMap<>();
          gone.put(mergeKey, oldKey);
          gone.put(DIRECTIVE, DELETE);
          deleted.add(gone);
        }
        o++;
      }
    }
    return items;
  }

  private static List<@Nullable Object> sorted(List<@Nullable Object> list, String mergeKey) {
    List<@Nullable Object> copy = new ArrayList<>(list);
    Trees.sort(copy, mergeKey);
    return copy;
  }

  private static boolean sameOrder(
      List<@Nullable Object> before, List<@Nullable Object> after, String mergeKey) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < after.size(); i++) {
      if (!ElementOrder.sameKey(before.get(i), after.get(i), mergeKey)) {
        return false;
      }
    }
    return true;
  }

  private void listOfScalars(
      String key,
      List<@Nullable Object> before,
      List<@Nullable Object> after,
      Map<String, @Nullable Object> patch) {
    // Sorting shows in what follows: the old list stays sorted, as in Go.
    Trees.sort(before, "");
    List<@Nullable Object> now = sorted(after, "");
    List<@Nullable Object> added = new ArrayList<>();
    List<@Nullable Object> deleted = new ArrayList<>();
    int o = 0;
    int n = 0;
    while (o < before.size() || n < now.size()) {
      int order;
      if (o == before.size()) {
        order = 1;
      } else if (n == now.size()) {
        order = -1;
      } else {
        order = StringOrder.BYTES.compare(Trees.text(before.get(o)), Trees.text(now.get(n)));
      }
      if (order == 0) {
        o++;
        n++;
      } else if (order > 0) {
        if (changes) {
          added.add(now.get(n));
        }
        n++;
      } else {
        if (!changes) {
          deleted.add(before.get(o));
        }
        o++;
      }
    }
    List<@Nullable Object> gone = ElementOrder.withoutRepetitions(deleted);
    List<@Nullable Object> items = ElementOrder.sort(added, after, "", false);
    if (!items.isEmpty()) {
      patch.put(key, items);
    }
    if (!gone.isEmpty()) {
      patch.put(DELETE_FROM_LIST + "/" + key, gone);
    }
    if (!after.isEmpty() && (changes ? !before.equals(after) : !gone.isEmpty())) {
      patch.put(SET_ORDER + "/" + key, after);
    }
  }

  private static boolean losesField(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    for (Map.Entry<String, @Nullable Object> entry : before.entrySet()) {
      if (entry.getValue() != null && !after.containsKey(entry.getKey())) {
        return true;
      }
    }
    return false;
  }
}
