package dev.chartwright.kube.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Orders of lists that are merged: maps are told apart by a key, scalars by themselves.
 *
 * <p>Source: Kubernetes {@code apimachinery/pkg/util/strategicpatch/patch.go}.
 */
final class ElementOrder {
  private ElementOrder() {}

  /** The value of an element's merge key. */
  static @Nullable Object mergeKeyOf(@Nullable Object element, String mergeKey) {
    Map<String, @Nullable Object> map = Trees.map(element);
    if (!map.containsKey(mergeKey)) {
      throw PatchException.of(
          "map: " + Trees.text(map) + " does not contain declared merge key: " + mergeKey);
    }
    return map.get(mergeKey);
  }

  /** Whether two elements are the same one. */
  static boolean sameKey(@Nullable Object a, @Nullable Object b, String mergeKey) {
    return mergeKey.isEmpty()
        ? Objects.equals(a, b)
        : Objects.equals(mergeKeyOf(a, mergeKey), mergeKeyOf(b, mergeKey));
  }

  /** Where the first element with a key stands; -1 if none has it. */
  static int find(List<@Nullable Object> list, String mergeKey, @Nullable Object key) {
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof Map<?, ?> map)) {
        throw PatchException.of("value for key " + i + " is not a map");
      }
      if (map.containsKey(mergeKey) && Objects.equals(map.get(mergeKey), key)) {
        return i;
      }
    }
    return -1;
  }

  /** The elements in the order of another list; those that are to be deleted come last. */
  static List<@Nullable Object> sort(
      List<@Nullable Object> elements,
      List<@Nullable Object> order,
      String mergeKey,
      boolean maps) {
    List<@Nullable Object> kept = new ArrayList<>();
    List<@Nullable Object> deleted = new ArrayList<>();
    for (Object each : elements) {
      if (maps) {
        mergeKeyOf(each, mergeKey);
      }
      (maps && isDeletion(each) ? deleted : kept).add(each);
    }
    if (maps) {
      for (Object each : order) {
        mergeKeyOf(each, mergeKey);
      }
    }
    List<Placed> placed = new ArrayList<>();
    for (Object each : kept) {
      placed.add(new Placed(index(order, each, mergeKey, maps), each));
    }
    insert(placed);
    List<@Nullable Object> sorted = new ArrayList<>();
    for (Placed each : placed) {
      sorted.add(each.element());
    }
    sorted.addAll(deleted);
    return sorted;
  }

  private record Placed(int place, @Nullable Object element) {
    boolean before(Placed other) {
      return place < 0 || other.place < 0 || place < other.place;
    }
  }

  /** Go's stable sort; elements without a place come before any other, so they turn around. */
  private static void insert(List<Placed> placed) {
    for (int i = 1; i < placed.size(); i++) {
      for (int j = i; j > 0 && placed.get(j).before(placed.get(j - 1)); j--) {
        Placed later = placed.get(j - 1);
        placed.set(j - 1, placed.get(j));
        placed.set(j, later);
      }
    }
  }

  static boolean isDeletion(@Nullable Object element) {
    return StrategicDiff.DELETE.equals(Trees.map(element).get(StrategicDiff.DIRECTIVE));
  }

  private static int index(
      List<@Nullable Object> list, @Nullable Object wanted, String mergeKey, boolean maps) {
    Object key = keyOf(wanted, mergeKey, maps);
    for (int i = 0; i < list.size(); i++) {
      if (Objects.equals(keyOf(list.get(i), mergeKey, maps), key)) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Object keyOf(@Nullable Object element, String mergeKey, boolean maps) {
    if (!maps) {
      return element;
    }
    return element instanceof Map<?, ?> map ? map.get(mergeKey) : null;
  }

  /**
   * Both lists as one: each keeps its order, and the server's elements stand where they stood.
   *
   * @param server elements that only the server has
   * @param patch elements that the patch names
   */
  static List<@Nullable Object> merge(
      List<@Nullable Object> server,
      List<@Nullable Object> patch,
      List<@Nullable Object> serverOrder,
      String mergeKey,
      boolean maps) {
    List<@Nullable Object> all = new ArrayList<>();
    int s = 0;
    int p = 0;
    while (s < server.size() || p < patch.size()) {
      boolean fromServer;
      if (s == server.size() || p == patch.size()) {
        fromServer = p == patch.size();
      } else {
        int left = index(serverOrder, server.get(s), mergeKey, maps);
        int right = index(serverOrder, patch.get(p), mergeKey, maps);
        fromServer = left >= 0 && right >= 0 && left < right;
      }
      all.add(fromServer ? server.get(s++) : patch.get(p++));
    }
    return all;
  }

  /** The scalars with repetitions left out; the last one takes the place of a repetition. */
  static List<@Nullable Object> withoutRepetitions(List<@Nullable Object> scalars) {
    List<@Nullable Object> list = new ArrayList<>(scalars);
    for (int i = 0; i < list.size() - 1; i++) {
      for (int j = i + 1; j < list.size(); j++) {
        if (Objects.equals(list.get(i), list.get(j))) {
          Object last = list.remove(list.size() - 1);
          if (j < list.size()) {
            list.set(j, last);
          }
          j--;
        }
      }
    }
    return list;
  }
}
