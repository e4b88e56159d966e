package dev.chartwright.oci;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the manifests that lead to a given one and to which nothing leads. */
final class Roots {
  private record Step(Descriptor node, int depth) {}

  private Roots() {}

  static List<Descriptor> of(ReadOnlyGraphTarget source, Descriptor node, CopyOptions options) {
    List<Descriptor> roots = new ArrayList<>();
    Set<Descriptor> visited = new HashSet<>();
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(node, 0));
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (!visited.add(step.node().plain())) {
        continue;
      }
      if (visited.size() > options.limits().nodes()) {
        throw tooMany(options);
      }
      List<Descriptor> predecessors =
          options.depth() > 0 && step.depth() == options.depth()
              ? List.of()
              : Copy.onSource("FindPredecessors", () -> source.predecessors(step.node()));
      if (predecessors.isEmpty()) {
        roots.add(step.node());
      }
      for (Descriptor predecessor : predecessors) {
        open.push(new Step(predecessor, step.depth() + 1));
      }
    }
    return roots;
  }

  static LimitExceededException tooMany(CopyOptions options) {
    int limit = options.limits().nodes();
    return new LimitExceededException(
        "copy: more than " + limit + " manifests and blobs: size exceeds limit", limit);
  }
}
