package dev.chartwright.kube.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a strategic merge patch into an object, or into another patch. Both may be changed.
 *
 * <p>Source: Kubernetes {@code apimachinery/pkg/util/strategicpatch/patch.go} (mergeMap).
 */
final class StrategicMerge {
  /** Whether the patch takes effect, rather than being joined to another patch. */
  private final boolean applies;

  private StrategicMerge(boolean applies) {
    this.applies = applies;
  }

  /** Two patches as one. */
  static Map<String, @Nullable Object> join(
      Map<String, @Nullable Object> first, Map<String, @Nullable Object> second, PatchType type) {
    return new StrategicMerge(false).maps(first, second, type);
  }

  /** The object that a patch makes of another. */
  static Map<String, @Nullable Object> apply(
      Map<String, @Nullable Object> object, Map<String, @Nullable Object> patch, PatchType type) {
    return new StrategicMerge(true).maps(object, patch, type);
  }

  private Map<String, @Nullable Object> maps(
      Map<String, @Nullable Object> original, Map<String, @Nullable Object> patch, PatchType type) {
    if (patch.containsKey(StrategicDiff.DIRECTIVE)) {
      Object directive = patch.get(StrategicDiff.DIRECTIVE);
      if (StrategicDiff.REPLACE.equals(directive)) {
        patch.remove(StrategicDiff.DIRECTIVE);
        return patch;
      }
      if (StrategicDiff.DELETE.equals(directive)) {
        return new LinkedHashMap<>();
      }
      throw badDirective(directive, patch);
    }
    retainKeys(original, patch);
    orders(original, patch, type);
    for (Map.Entry<String, @Nullable Object> entry : patch.entrySet()) {
      String key = entry.getKey();
      boolean deletesElements = false;
      if (key.startsWith(StrategicDiff.DELETE_FROM_LIST)) {
        if (!applies) {
          original.put(key, entry.getValue());
          continue;
        }
        key = listOf(key, StrategicDiff.DELETE_FROM_LIST, "primitive list");
        deletesElements = true;
      }
      value(original, key, entry.getValue(), type, deletesElements);
    }
    return original;
  }

  private void value(
      Map<String, @Nullable Object> original,
      String key,
      @Nullable Object patched,
      PatchType type,
      boolean deletesElements) {
    if (patched == null) {
      original.remove(key);
      if (applies) {
        return;
      }
    }
    boolean sameType = original.containsKey(key) && Trees.sameType(original.get(key), patched);
    if (!sameType) {
      if (!deletesElements) {
        if (applies) {
          discardNulls(patched);
        }
        put(original, key, patched);
      }
    } else if (patched instanceof Map<?, ?>) {
      PatchType.Below below = type.value(key);
      original.put(
          key,
          below.replaces()
              ? patched
              : maps(Trees.map(original.get(key)), Trees.map(patched), below.type()));
    } else if (patched instanceof List<?>) {
      PatchType.Below below = type.elements(key);
      original.put(
          key,
          below.merges() || deletesElements
              ? lists(Trees.list(original.get(key)), Trees.list(patched), below, deletesElements)
              : patched);
    } else {
      put(original, key, patched);
    }
  }

  private static void put(
      Map<String, @Nullable Object> original, String key, @Nullable Object value) {
    if (hasDirective(value)) {
      original.remove(key);
    } else {
      original.put(key, withoutDirectives(value));
    }
  }

  private void retainKeys(
      Map<String, @Nullable Object> original, Map<String, @Nullable Object> patch) {
    if (!patch.containsKey(StrategicDiff.RETAIN_KEYS)) {
      return;
    }
    Object inPatch = patch.remove(StrategicDiff.RETAIN_KEYS);
    if (!applies) {
      if (original.containsKey(StrategicDiff.RETAIN_KEYS)) {
        Object inOriginal = original.get(StrategicDiff.RETAIN_KEYS);
        if (!Objects.equals(inOriginal, inPatch)) {
          throw PatchException.of(
              Trees.text(inOriginal)
                  + " and "
                  + Trees.text(inPatch)
                  + " are not deep equal: this may happen when calculating the 3-way diff patch");
        }
      } else {
        original.put(StrategicDiff.RETAIN_KEYS, inPatch);
      }
      return;
    }
    if (!(inPatch instanceof List<?> retained)) {
      throw PatchException.of("invalid patch format of retainKeys");
    }
    for (Map.Entry<String, @Nullable Object> entry : patch.entrySet()) {
      String key = entry.getKey();
      if (entry.getValue() != null
          && !key.startsWith(StrategicDiff.DELETE_FROM_LIST)
          && !key.startsWith(StrategicDiff.SET_ORDER)
          && !retained.contains(key)) {
        throw PatchException.of("invalid patch format of retainKeys");
      }
    }
    original.keySet().retainAll(new LinkedHashSet<Object>(retained));
  }

  /** Merges the lists whose order the patch sets, and takes them out of the patch. */
  private void orders(
      Map<String, @Nullable Object> original, Map<String, @Nullable Object> patch, PatchType type) {
    for (String key : new ArrayList<>(patch.keySet())) {
      if (key.startsWith(StrategicDiff.SET_ORDER)) {
        order(key, original, patch, type);
      }
    }
  }

  private void order(
      String key,
      Map<String, @Nullable Object> original,
      Map<String, @Nullable Object> patch,
      PatchType type) {
    Object wanted = patch.get(key);
    if (!applies) {
      if (original.containsKey(key)) {
        if (!Objects.equals(original.get(key), wanted)) {
          throw PatchException.of("invalid patch format of setElementOrder list");
        }
      } else {
        original.put(key, wanted);
      }
    }
    patch.remove(key);
    List<@Nullable Object> order = Trees.list(wanted);
    String listKey = listOf(key, StrategicDiff.SET_ORDER, "setElementOrder list");
    boolean inOriginal = original.containsKey(listKey);
    boolean inPatch = patch.containsKey(listKey);
    List<@Nullable Object> originals =
        inOriginal ? Trees.list(original.get(listKey)) : new ArrayList<>();
    List<@Nullable Object> patched = inPatch ? Trees.list(patch.get(listKey)) : new ArrayList<>();
    PatchType.Below below = type.elements(listKey);
    checkOrder(patched, order, below.mergeKey());
    if (!inOriginal && !inPatch) {
      return;
    }
    List<@Nullable Object> originalOrder = new ArrayList<>(originals);
    List<@Nullable Object> merged;
    if (!inPatch) {
      merged = originals;
    } else if (!inOriginal) {
      merged = Trees.list(withoutDirectives(patched));
    } else {
      merged = below.merges() ? lists(originals, patched, below, false) : patched;
    }
    boolean maps = ElementType.of(originalOrder, patched) == ElementType.MAP;
    original.put(listKey, inOrder(merged, order, originalOrder, below.mergeKey(), maps));
    patch.remove(listKey);
  }

  /** Elements that a list names in its order, the others where they stood. */
  private static List<@Nullable Object> inOrder(
      List<@Nullable Object> merged,
      List<@Nullable Object> order,
      List<@Nullable Object> serverOrder,
      String mergeKey,
      boolean maps) {
    List<@Nullable Object> named = new ArrayList<>();
    List<@Nullable Object> others = new ArrayList<>();
    Set<@Nullable Object> scalars = new LinkedHashSet<>(order);
    for (Object each : merged) {
      boolean found =
          mergeKey.isEmpty()
              ? scalars.contains(each)
              : ElementOrder.find(order, mergeKey, ElementOrder.mergeKeyOf(each, mergeKey)) >= 0;
      (found ? named : others).add(each);
    }
    return ElementOrder.merge(
        ElementOrder.sort(others, serverOrder, mergeKey, maps),
        ElementOrder.sort(named, order, mergeKey, maps),
        serverOrder,
        mergeKey,
        maps);
  }

  /** The elements of a patch must stand in the order that it sets. */
  private static void checkOrder(
      List<@Nullable Object> patched, List<@Nullable Object> order, String mergeKey) {
    if (patched.isEmpty() || order.isEmpty()) {
      return;
    }
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object each : patched) {
      if (mergeKey.isEmpty() || !ElementOrder.isDeletion(each)) {
        kept.add(each);
      }
    }
    int p = 0;
    int o = 0;
    while (p < kept.size() && o < order.size()) {
      if (hasDirective(kept.get(p))) {
        p++;
      } else {
        p += ElementOrder.sameKey(kept.get(p), order.get(o), mergeKey) ? 1 : 0;
        o++;
      }
    }
    if (p < kept.size() && o >= order.size()) {
      throw PatchException.of(
          "The order in patch list:\n"
              + Trees.text(patched)
              + "\n doesn't match $setElementOrder list:\n"
              + Trees.text(order)
              + "\n");
    }
  }

  private List<@Nullable Object> lists(
      List<@Nullable Object> original,
      List<@Nullable Object> patch,
      PatchType.Below below,
      boolean deletesElements) {
    if (original.isEmpty() && patch.isEmpty()) {
      return original;
    }
    String mergeKey = below.mergeKey();
    boolean maps = ElementType.of(original, patch) == ElementType.MAP;
    List<@Nullable Object> serverOrder = new ArrayList<>(original);
    List<@Nullable Object> named = patch;
    List<@Nullable Object> merged = new ArrayList<>(original);
    if (!maps) {
      if (applies && deletesElements) {
        merged.removeAll(patch);
        return merged;
      }
      merged.addAll(patch);
      merged = ElementOrder.withoutRepetitions(merged);
    } else {
      if (mergeKey.isEmpty()) {
        throw PatchException.of("cannot merge lists without merge key for " + below.type().word());
      }
      named = directives(merged, patch, mergeKey);
      serverOrder = new ArrayList<>(merged);
      for (Object each : named) {
        int at = ElementOrder.find(merged, mergeKey, ElementOrder.mergeKeyOf(each, mergeKey));
        if (at < 0) {
          merged.add(each);
        } else {
          merged.set(at, maps(Trees.map(merged.get(at)), Trees.map(each), below.type()));
        }
      }
    }
    return inOrder(merged, named, serverOrder, mergeKey, maps);
  }

  /** Does what directives say; what is left of the patch. */
  private static List<@Nullable Object> directives(
      List<@Nullable Object> original, List<@Nullable Object> patch, String mergeKey) {
    List<@Nullable Object> rest = new ArrayList<>();
    boolean replaces = false;
    for (Object each : patch) {
      Map<String, @Nullable Object> map = Trees.map(each);
      if (!map.containsKey(StrategicDiff.DIRECTIVE)) {
        rest.add(each);
        continue;
      }
      Object directive = map.get(StrategicDiff.DIRECTIVE);
      if (StrategicDiff.DELETE.equals(directive)) {
        Object key = ElementOrder.mergeKeyOf(each, mergeKey);
        for (int at = ElementOrder.find(original, mergeKey, key);
            at >= 0;
            at = ElementOrder.find(original, mergeKey, key)) {
          original.remove(at);
        }
      } else if (StrategicDiff.REPLACE.equals(directive)) {
        replaces = true;
      } else if ("merge".equals(directive)) {
        throw PatchException.of("merging lists cannot yet be specified in the patch");
      } else {
        throw badDirective(directive, map);
      }
    }
    if (replaces) {
      original.clear();
      original.addAll(rest);
      return new ArrayList<>();
    }
    return rest;
  }

  private static PatchException badDirective(
      @Nullable Object directive, Map<String, @Nullable Object> map) {
    return PatchException.of(
        "unknown patch type: " + Trees.text(directive) + " in map: " + Trees.text(map));
  }

  private static String listOf(String key, String prefix, String what) {
    int slash = key.indexOf('/');
    if (slash < 0 || !key.substring(0, slash).equals(prefix)) {
      throw PatchException.of("invalid patch format of " + what);
    }
    return key.substring(slash + 1);
  }

  private static boolean hasDirective(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.containsKey(StrategicDiff.DIRECTIVE);
  }

  private static @Nullable Object withoutDirectives(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      Map<String, @Nullable Object> map = Trees.map(value);
      map.values().removeIf(StrategicMerge::hasDirective);
      map.replaceAll((key, each) -> withoutDirectives(each));
      return map;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> kept = new ArrayList<>();
      for (Object each : list) {
        if (!hasDirective(each)) {
          kept.add(withoutDirectives(each));
        }
      }
      return kept;
    }
    return value;
  }

  private static void discardNulls(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      Map<String, @Nullable Object> map = Trees.map(value);
      map.values().removeIf(Objects::isNull);
      map.values().forEach(StrategicMerge::discardNulls);
    } else if (value instanceof List<?> list) {
      list.forEach(StrategicMerge::discardNulls);
    }
  }
}
