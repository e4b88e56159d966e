package dev.chartwright.testkit.kube;

import dev.chartwright.testkit.kube.FieldManagers.Manager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies a configuration to an object. Source: structured-merge-diff merge/update.go. */
final class ServerSideApply {
  private final ApiKind kind;

  ServerSideApply(ApiKind kind) {
    this.kind = kind;
  }

  /**
   * The object that comes of it, with its managed fields.
   *
   * @param live the object as it is; null if there is none
   * @param applied what the manager wants
   * @throws Refusal 409 if others own what would be changed and it is not forced
   */
  Map<String, Object> apply(
      @Nullable Map<String, Object> live,
      Map<String, Object> applied,
      Manager manager,
      boolean force,
      String time) {
    FieldManagers managers = FieldManagers.of(live);
    FieldSet wanted = FieldSet.ofApplied(kind, applied);
    Map<String, Object> result = live == null ? Tree.copyMap(applied) : merge(live, applied);
    if (live != null) {
      checkConflicts(live, result, wanted, managers, manager, force);
    }
    List<String> gone = new ArrayList<>(managers.setOf(manager).paths());
    gone.removeAll(wanted.paths());
    // An item goes before its fields do, since some of them are its key.
    for (String path : gone) {
      if (!managers.isHeld(manager, path) && !hasBelow(wanted, path)) {
        remove(result, path.split(FieldSet.SEPARATOR, -1), 0, "");
      }
    }
    managers.apply(manager, wanted, time);
    managers.writeTo(result);
    return result;
  }

  private static boolean hasBelow(FieldSet set, String path) {
    String below = set.paths().ceiling(path + FieldSet.SEPARATOR);
    return below != null && below.startsWith(path + FieldSet.SEPARATOR);
  }

  private void checkConflicts(
      Map<String, Object> live,
      Map<String, Object> result,
      FieldSet wanted,
      FieldManagers managers,
      Manager manager,
      boolean force) {
    FieldSet changed = FieldSet.ofChanges(kind, live, result);
    Map<Manager, List<String>> conflicts = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    for (String path : wanted.paths()) {
      if (changed.paths().contains(path)) {
        for (Manager other : managers.others(manager, path)) {
          conflicts.computeIfAbsent(other, any -> new ArrayList<>()).add(path);
          taken.add(path);
        }
      }
    }
    if (!conflicts.isEmpty() && !force) {
      throw FieldManagers.conflict(conflicts);
    }
    managers.take(manager, taken);
  }

  /** The live object with what is applied laid over it. */
  private Map<String, Object> merge(Map<String, Object> live, Map<String, Object> applied) {
    Map<String, Object> result = Tree.copyMap(live);
    applied.forEach((name, value) -> result.put(name, merge(name, result.get(name), value)));
    return result;
  }

  private Object merge(String field, @Nullable Object live, Object applied) {
    if (applied instanceof Map<?, ?> && live instanceof Map<?, ?> old) {
      return ListKeys.isAtomic(kind, field)
          ? applied
          : merge(Tree.copyMap(old), Tree.cast(applied));
    }
    if (applied instanceof List<?> items && live instanceof List<?> olds) {
      List<String> keys = ListKeys.of(kind, field, items.isEmpty() ? olds : items);
      return keys == null ? applied : mergeItems(keys, olds, items);
    }
    return applied;
  }

  private List<Object> mergeItems(List<String> keys, List<?> olds, List<?> items) {
    List<Object> result = new ArrayList<>();
    Set<String> done = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    items.forEach(item -> wanted.add(ListKeys.element(keys, item)));
    int next = 0;
    for (Object item : items) {
      // What only the live list has keeps its place before what comes later.
      while (next < olds.size()) {
        String element = ListKeys.element(keys, olds.get(next));
        if (wanted.contains(element)) {
          break;
        }
        result.add(olds.get(next++));
      }
      String element = ListKeys.element(keys, item);
      if (done.add(element)) {
        Object old = FieldSet.find(keys, olds, element);
        if (old instanceof Map<?, ?> before && item instanceof Map<?, ?>) {
          result.add(merge(Tree.copyMap(before), Tree.cast(item)));
        } else {
          result.add(item);
        }
      }
      while (next < olds.size() && done.contains(ListKeys.element(keys, olds.get(next)))) {
        next++;
      }
    }
    for (; next < olds.size(); next++) {
      if (!wanted.contains(ListKeys.element(keys, olds.get(next)))) {
        result.add(olds.get(next));
      }
    }
    return result;
  }

  /** Takes a value away, and what is empty then; tells whether the container is empty now. */
  private boolean remove(Object container, String[] path, int depth, String field) {
    String element = path[depth];
    boolean last = depth == path.length - 1;
    if (element.startsWith("f:") && container instanceof Map<?, ?>) {
      Map<String, Object> map = Tree.cast(container);
      String name = element.substring(2);
      Object inner = map.get(name);
      if (inner == null) {
        return false;
      }
      if (last || remove(inner, path, depth + 1, name)) {
        map.remove(name);
      }
      return map.isEmpty() && depth > 0;
    }
    if (container instanceof List<?> list) {
      List<String> keys = ListKeys.of(kind, field, list);
      for (int i = 0; keys != null && i < list.size(); i++) {
        Object item = list.get(i);
        if (ListKeys.element(keys, item).equals(element)) {
          if (last) {
            list.remove(i);
          } else {
            remove(item, path, depth + 1, "");
          }
          break;
        }
      }
      return list.isEmpty();
    }
    return false;
  }
}
