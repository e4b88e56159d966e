package dev.chartwright.kube.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON merge patches (RFC 7386), as Helm computes them for kinds that client-go does not know.
 *
 * <pre>{@code
 * JsonMergePatch.twoWay(Map.of("a", 1L, "b", 2L), Map.of("a", 3L));  // {a=3, b=null}
 * }</pre>
 *
 * <p>Trees that are given are not changed. Source: {@code evanphx/json-patch} 5.9.11, Kubernetes
 * {@code apimachinery/pkg/util/jsonmergepatch}.
 */
public final class JsonMergePatch {
  private JsonMergePatch() {}

  /** What makes the second object of the first. */
  public static Map<String, @Nullable Object> twoWay(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return difference(floats(before), floats(after));
  }

  /**
   * What brings a live object to what is wanted, leaving alone what others added to it.
   *
   * @param original what was wanted before: what it had and {@code modified} lacks is deleted
   * @throws PatchException if kind, version or name would change
   */
  public static Map<String, @Nullable Object> threeWay(
      Map<String, @Nullable Object> original,
      Map<String, @Nullable Object> modified,
      Map<String, @Nullable Object> live) {
    Map<String, @Nullable Object> wanted = floats(modified);
    Map<String, @Nullable Object> added = only(difference(floats(live), wanted), false);
    Map<String, @Nullable Object> deleted = only(difference(floats(original), wanted), true);
    Map<String, @Nullable Object> patch = merge(deleted, added);
    Object metadata = patch.get("metadata");
    if (patch.containsKey("apiVersion")
        || patch.containsKey("kind")
        || (metadata instanceof Map<?, ?> map && map.containsKey("name"))) {
      throw PatchException.of("precondition failed for: " + Trees.text(Trees.copy(patch)));
    }
    return patch;
  }

  /** The object that a patch makes of another. */
  public static Map<String, @Nullable Object> apply(
      Map<String, @Nullable Object> object, Map<String, @Nullable Object> patch) {
    return merge(Trees.copy(object), Trees.copy(patch));
  }

  private static Map<String, @Nullable Object> difference(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    Map<String, @Nullable Object> patch = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : after.entrySet()) {
      String key = entry.getKey();
      Object now = entry.getValue();
      Object old = before.get(key);
      if (!before.containsKey(key) || !Trees.sameType(old, now)) {
        patch.put(key, now);
      } else if (old instanceof Map<?, ?>) {
        Map<String, @Nullable Object> inner = difference(Trees.map(old), Trees.map(now));
        if (!inner.isEmpty()) {
          patch.put(key, inner);
        }
      } else if (old != null && !old.equals(now)) {
        patch.put(key, now);
      }
    }
    for (String key : before.keySet()) {
      if (!after.containsKey(key)) {
        patch.put(key, null);
      }
    }
    return patch;
  }

  /** The nulls of a patch, or everything but these. */
  private static Map<String, @Nullable Object> only(
      Map<String, @Nullable Object> patch, boolean nulls) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : patch.entrySet()) {
      Object value = entry.getValue();
      if (value == null) {
        if (nulls) {
          kept.put(entry.getKey(), null);
        }
      } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
        Map<String, @Nullable Object> inner = only(Trees.map(value), nulls);
        if (!inner.isEmpty()) {
          kept.put(entry.getKey(), inner);
        }
      } else if (!nulls) {
        kept.put(entry.getKey(), value);
      }
    }
    return kept;
  }

  private static Map<String, @Nullable Object> merge(
      Map<String, @Nullable Object> object, Map<String, @Nullable Object> patch) {
    for (Map.Entry<String, @Nullable Object> entry : patch.entrySet()) {
      Object value = entry.getValue();
      if (value == null) {
        object.remove(entry.getKey());
      } else if (value instanceof Map<?, ?>
          && object.get(entry.getKey()) instanceof Map<?, ?> old) {
        merge(Trees.map(old), Trees.map(value));
      } else {
        prune(value);
        object.put(entry.getKey(), value);
      }
    }
    return object;
  }

  private static void prune(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().removeIf(each -> each == null);
      map.values().forEach(JsonMergePatch::prune);
    } else if (value instanceof List<?> list) {
      list.forEach(JsonMergePatch::prune);
    }
  }

  /** A copy in which every number is what it is as a float64. */
  private static Map<String, @Nullable Object> floats(Map<String, ?> source) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (Map.Entry<String, ?> entry : source.entrySet()) {
      result.put(entry.getKey(), floatsOf(entry.getValue()));
    }
    return result;
  }

  private static @Nullable Object floatsOf(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      return floats(Trees.map(value));
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copied = new ArrayList<>(list.size());
      for (Object each : list) {
        copied.add(floatsOf(each));
      }
      return copied;
    }
    return value instanceof Long number ? (Object) number.doubleValue() : value;
  }
}
