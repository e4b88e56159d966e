package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merge patches (RFC 7386), JSON patches (RFC 6902) and strategic merge patches. */
final class Patches {
  private Patches() {}

  static Map<String, Object> merge(Map<String, Object> target, Map<String, Object> patch) {
    Map<String, Object> result = Tree.copyMap(target);
    patch.forEach((name, value) -> {
      if (value == null) {
        result.remove(name);
      } else if (value instanceof Map<?, ?>) {
        result.put(name, merge(Tree.mapAt(result, name), Tree.cast(value)));
      } else {
        result.put(name, value);
      }
    });
    return result;
  }

  /** Applies the operations of a JSON patch one after the other. */
  static Map<String, Object> json(Map<String, Object> target, List<?> operations) {
    Map<String, Object> root = Tree.map("", Tree.copyMap(target));
    for (Object each : operations) {
      String path = Tree.text(each, "path");
      Object value = Tree.copy(Tree.at(each, "value"));
      switch (Tree.text(each, "op")) {
        case "add" -> set(root, path, value, true);
        case "replace" -> set(root, path, value, false);
        case "remove" -> removeAt(root, path);
        case "copy" -> set(root, path, Tree.copy(get(root, Tree.text(each, "from"))), true);
        case "move" -> {
          Object moved = get(root, Tree.text(each, "from"));
          removeAt(root, Tree.text(each, "from"));
          set(root, path, moved, true);
        }
        case "test" -> {
          if (!Tree.same(get(root, path), value)) {
            throw unprocessable("testing value " + path + " failed: test failed");
          }
        }
        default -> throw unprocessable("unknown operation");
      }
    }
    return Tree.mapAt(root, "");
  }

  private static Refusal unprocessable(String why) {
    return Refusal.of(
        422,
        "Invalid",
        "the server rejected our request due to an error in our request",
        Tree.map("causes", new ArrayList<>(List.of(Tree.map("message", why)))));
  }

  private static String unescape(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }

  private static @Nullable Object get(Object root, String pointer) {
    Object value = root;
    for (String token : ("" + pointer).split("/", -1)) {
      if (value instanceof Map<?, ?> map) {
        value = map.get(unescape(token));
      } else if (value instanceof List<?> list) {
        value = list.get(index(token, list.size() - 1));
      } else {
        throw unprocessable("doc is missing path: " + pointer);
      }
    }
    return value;
  }

  private static int index(String token, int last) {
    try {
      int index = Integer.parseInt(token);
      if (index >= 0 && index <= last) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw unprocessable("invalid array index: " + token);
  }

  private static void set(Object root, String pointer, @Nullable Object value, boolean insert) {
    int slash = pointer.lastIndexOf('/');
    Object parent = slash < 0 ? root : get(root, pointer.substring(0, slash));
    String token = unescape(pointer.substring(slash + 1));
    if (parent instanceof Map<?, ?>) {
      Map<String, Object> map = Tree.cast(parent);
      if (!insert && !map.containsKey(token)) {
        throw unprocessable("replace operation does not apply: doc is missing key: " + pointer);
      }
      if (value == null) {
        map.remove(token);
      } else {
        map.put(token, value);
      }
    } else if (parent instanceof List<?>) {
      List<Object> list = Tree.list(Tree.map("list", parent), "list");
      if (!insert) {
        list.set(index(token, list.size() - 1), value);
      } else if (token.equals("-")) {
        list.add(value);
      } else {
        list.add(index(token, list.size()), value);
      }
    } else {
      throw unprocessable("doc is missing path: " + pointer);
    }
  }

  private static void removeAt(Object root, String pointer) {
    int slash = pointer.lastIndexOf('/');
    Object parent = get(root, pointer.substring(0, slash));
    String token = unescape(pointer.substring(slash + 1));
    if (parent instanceof Map<?, ?> map && map.containsKey(token)) {
      map.remove(token);
    } else if (parent instanceof List<?> list) {
      list.remove(index(token, list.size() - 1));
    } else {
      throw unprocessable("remove operation does not apply: doc is missing path: " + pointer);
    }
  }

  /**
   * A strategic merge patch of a built-in kind: lists with keys are merged item by item, with
   * {@code $patch}, {@code $retainKeys}, {@code $setElementOrder/…} and {@code
   * $deleteFromPrimitiveList/…}. Source: apimachinery pkg/util/strategicpatch.
   */
  static Map<String, Object> strategic(
      ApiKind kind, Map<String, Object> target, Map<String, Object> patch) {
    if (Tree.text(patch, "$patch").equals("delete")) {
      return Tree.map();
    }
    Map<String, Object> result =
        Tree.text(patch, "$patch").equals("replace") ? Tree.map() : Tree.copyMap(target);
    if (patch.get("$retainKeys") instanceof List<?> retained) {
      result.keySet().retainAll(retained);
    }
    patch.forEach((name, value) -> {
      if (name.startsWith("$deleteFromPrimitiveList/")) {
        String field = name.substring("$deleteFromPrimitiveList/".length());
        Tree.list(result, field).removeAll((List<?>) value);
      }
    });
    patch.forEach((name, value) -> {
      if (name.startsWith("$")) {
        return;
      }
      if (value == null) {
        result.remove(name);
      } else if (value instanceof Map<?, ?>) {
        result.put(name, strategic(kind, Tree.mapAt(result, name), Tree.cast(value)));
      } else if (value instanceof List<?> items) {
        result.put(name, list(kind, name, Tree.list(result, name), items));
      } else {
        result.put(name, value);
      }
    });
    patch.forEach((name, value) -> {
      if (name.startsWith("$setElementOrder/") && value instanceof List<?> order) {
        String field = name.substring("$setElementOrder/".length());
        List<Object> items = Tree.list(result, field);
        String key = mergeKey(field, items);
        items.sort(
            java.util.Comparator.comparingInt(
                (Object item) -> place(order, key, item, items.size())));
      }
    });
    return result;
  }

  private static int place(List<?> order, @Nullable String key, Object item, int otherwise) {
    for (int i = 0; i < order.size(); i++) {
      Object one = key == null ? order.get(i) : Tree.at(order.get(i), key);
      Object other = key == null ? item : Tree.at(item, key);
      if (Tree.same(one, other)) {
        return i;
      }
    }
    return order.size() + otherwise;
  }

  private static List<Object> list(ApiKind kind, String field, List<Object> olds, List<?> items) {
    String key = mergeKey(field, items);
    if (field.equals("finalizers")) {
      List<Object> union = new ArrayList<>(olds);
      for (Object item : items) {
        if (!union.contains(item)) {
          union.add(item);
        }
      }
      return union;
    }
    if (key == null) {
      return Tree.list(Tree.map("list", items), "list");
    }
    boolean replaces = false;
    for (Object item : items) {
      replaces |= Tree.text(item, "$patch").equals("replace") && Tree.at(item, key) == null;
    }
    List<Object> result = replaces ? new ArrayList<>() : new ArrayList<>(olds);
    for (Object item : items) {
      Map<String, Object> patch = Tree.cast(item);
      Object value = patch.get(key);
      if (value == null) {
        continue;
      }
      int at = -1;
      for (int i = 0; i < result.size(); i++) {
        if (Tree.same(Tree.at(result.get(i), key), value)) {
          at = i;
        }
      }
      if (Tree.text(patch, "$patch").equals("delete")) {
        if (at >= 0) {
          result.remove(at);
        }
      } else if (at >= 0) {
        result.set(at, strategic(kind, Tree.cast(result.get(at)), patch));
      } else {
        result.add(strategic(kind, Tree.map(), patch));
      }
    }
    return result;
  }

  private static @Nullable String mergeKey(String field, List<?> items) {
    return switch (field) {
      case "containers", "initContainers", "ephemeralContainers", "env", "volumes" -> "name";
      case "imagePullSecrets", "secrets", "webhooks" -> "name";
      case "volumeMounts" -> "mountPath";
      case "volumeDevices" -> "devicePath";
      case "hostAliases", "podIPs" -> "ip";
      case "conditions" -> "type";
      case "ownerReferences" -> "uid";
      case "topologySpreadConstraints" -> "topologyKey";
      case "ports" -> {
        for (Object item : items) {
          if (Tree.at(item, "containerPort") != null) {
            yield "containerPort";
          }
        }
        yield "port";
      }
      default -> null;
    };
  }
}
