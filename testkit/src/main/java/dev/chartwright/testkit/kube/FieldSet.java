package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of paths into an object, as {@code managedFields} keeps them. A path is its elements
 * ({@code f:spec}, {@code k:{"name":"web"}}, {@code v:"x"}) joined by U+0001. Source:
 * structured-merge-diff fieldpath.
 */
final class FieldSet {
  static final String SEPARATOR = "\u0001";

  private final NavigableSet<String> paths = new TreeSet<>();

  NavigableSet<String> paths() {
    return paths;
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /** The paths that an applied configuration names. */
  static FieldSet ofApplied(ApiKind kind, Map<String, Object> object) {
    FieldSet set = new FieldSet();
    object.forEach((name, value) -> {
      if (!name.equals("apiVersion") && !name.equals("kind")) {
        set.walk(kind, "", name, value, null, false);
      }
    });
    set.paths.removeIf(FieldSet::isServers);
    return set;
  }

  /** The paths whose values an update made or changed. */
  static FieldSet ofChanges(
      ApiKind kind, @Nullable Map<String, Object> before, Map<String, Object> after) {
    FieldSet set = new FieldSet();
    after.forEach((name, value) -> {
      if (!name.equals("apiVersion") && !name.equals("kind")) {
        Object old = before == null ? null : before.get(name);
        set.walk(kind, "", name, value, old == null ? Missing.VALUE : old, true);
      }
    });
    set.paths.removeIf(FieldSet::isServers);
    return set;
  }

  /** What stands for a value that was not there. */
  private enum Missing {
    VALUE
  }

  /** Fields that the server alone sets. */
  private static boolean isServers(String path) {
    if (!path.startsWith("f:metadata")) {
      return false;
    }
    String[] elements = path.split(SEPARATOR, -1);
    if (elements.length == 1) {
      return true;
    }
    return switch (elements[1]) {
      case "f:labels", "f:annotations", "f:finalizers", "f:ownerReferences", "f:generateName" ->
          false;
      default -> true;
    };
  }

  /**
   * Adds the paths below a field.
   *
   * @param old the value before; null if none is compared with
   */
  private void walk(
      ApiKind kind,
      String parent,
      String field,
      @Nullable Object value,
      @Nullable Object old,
      boolean containers) {
    String path = parent.isEmpty() ? "f:" + field : parent + SEPARATOR + "f:" + field;
    below(kind, path, field, value, old, containers);
  }

  private void below(
      ApiKind kind,
      String path,
      String field,
      @Nullable Object value,
      @Nullable Object old,
      boolean containers) {
    if (old != null && Tree.same(value, old)) {
      return;
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty() && !ListKeys.isAtomic(kind, field)) {
      if (containers && !(old instanceof Map<?, ?>) && hasOwnEntry(field)) {
        paths.add(path);
      }
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = String.valueOf(entry.getKey());
        walk(kind, path, name, entry.getValue(), oldOf(old, name), containers);
      }
      return;
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      List<String> keys = ListKeys.of(kind, field, list);
      if (keys != null) {
        if (containers && !(old instanceof List<?>)) {
          paths.add(path);
        }
        items(kind, path, keys, list, old, containers);
        return;
      }
    }
    paths.add(path);
  }

  private void items(
      ApiKind kind,
      String path,
      List<String> keys,
      List<?> list,
      @Nullable Object old,
      boolean containers) {
    for (Object item : list) {
      String element = ListKeys.element(keys, item);
      String itemPath = path + SEPARATOR + element;
      Object before = old instanceof List<?> olds ? find(keys, olds, element) : old;
      if (old instanceof List<?> && before == null) {
        before = Missing.VALUE;
      }
      if (before == null || !Tree.same(before, item)) {
        if (before == null || before == Missing.VALUE) {
          paths.add(itemPath);
        }
        if (item instanceof Map<?, ?> map) {
          for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            walk(kind, itemPath, name, entry.getValue(), oldOf(before, name), containers);
          }
        }
      }
    }
  }

  static @Nullable Object find(List<String> keys, List<?> items, String element) {
    for (Object item : items) {
      if (ListKeys.element(keys, item).equals(element)) {
        return item;
      }
    }
    return null;
  }

  private static @Nullable Object oldOf(@Nullable Object old, String name) {
    if (old == null) {
      return null;
    }
    Object value = Tree.at(old, name);
    return value == null ? Missing.VALUE : value;
  }

  private static boolean hasOwnEntry(String field) {
    return switch (field) {
      case "metadata", "spec", "template", "status" -> false;
      default -> true;
    };
  }

  /** Reads the fields of an entry. */
  static FieldSet read(Map<String, Object> fields) {
    FieldSet set = new FieldSet();
    set.read("", fields);
    return set;
  }

  private void read(String parent, Map<String, Object> fields) {
    fields.forEach((element, inner) -> {
      if (element.equals(".")) {
        paths.add(parent);
      } else {
        String path = parent.isEmpty() ? element : parent + SEPARATOR + element;
        Map<String, Object> below = Tree.cast(inner);
        if (below.isEmpty()) {
          paths.add(path);
        } else {
          read(path, below);
        }
      }
    });
  }

  /** The fields of an entry. */
  Map<String, Object> write() {
    Map<String, Object> root = new LinkedHashMap<>();
    for (String path : paths) {
      Map<String, Object> node = root;
      for (String element : path.split(SEPARATOR, -1)) {
        Object inner = node.get(element);
        if (inner == null) {
          inner = new LinkedHashMap<String, Object>();
          node.put(element, inner);
        }
        node = Tree.cast(inner);
      }
      node.put(".", new LinkedHashMap<String, Object>());
    }
    unmark(root);
    return root;
  }

  /** Leaves are written as empty maps, without their dot. */
  private static void unmark(Map<String, Object> node) {
    for (Object value : node.values()) {
      Map<String, Object> inner = Tree.cast(value);
      if (inner.size() == 1 && inner.containsKey(".")) {
        inner.clear();
      } else {
        unmark(inner);
      }
    }
  }

  /** A path as people read it: {@code .spec.ports[port=80,protocol="TCP"].name}. */
  static String show(String path) {
    StringBuilder out = new StringBuilder();
    for (String element : path.split(SEPARATOR, -1)) {
      String rest = element.substring(2);
      switch (element.charAt(0)) {
        case 'k' -> {
          List<String> pairs = new ArrayList<>();
          Map<String, Object> keys =
              Tree.parse(rest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          keys.forEach((name, value) -> pairs.add(name + "=" + Json.marshalUnescaped(value)));
          out.append('[').append(String.join(",", pairs)).append(']');
        }
        case 'v' -> out.append("[=").append(rest).append(']');
        default -> out.append('.').append(rest);
      }
    }
    return out.toString();
  }
}
