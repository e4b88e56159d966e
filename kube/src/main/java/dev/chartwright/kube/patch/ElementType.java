package dev.chartwright.kube.patch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the elements of lists are. */
enum ElementType {
  MAP,
  SCALAR;

  /**
   * What the elements of both lists are.
   *
   * @throws PatchException if they differ, are lists, or there are none
   */
  static ElementType of(List<@Nullable Object> one, List<@Nullable Object> other) {
    List<List<@Nullable Object>> lists = List.of(one, other);
    String type = "";
    Object first = null;
    for (List<@Nullable Object> list : lists) {
      for (Object each : list) {
        String next = Trees.type(each);
        if (type.isEmpty()) {
          type = next;
          first = each;
          if (each instanceof List<?>) {
            throw PatchException.of("lists of lists are not supported");
          }
        } else if (!type.equals(next)) {
          throw PatchException.of("list element types are not identical: " + Trees.text(lists));
        }
      }
    }
    if (type.isEmpty()) {
      throw PatchException.of("no elements in any of the given slices");
    }
    return first instanceof Map<?, ?> ? MAP : SCALAR;
  }
}
