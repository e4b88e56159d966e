package dev.chartwright.golang.glob;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what alternatives have in common at their ends out of the braces. */
final class Alternatives {
  private Alternatives() {}

  /** The pattern with common ends around the braces, or null if there are none. */
  static @Nullable Node factor(Node anyOf) {
    List<Node> patterns = anyOf.children();
    if (patterns.size() <= 1) {
      return null;
    }
    int least = 0;
    for (int k = 1; k < patterns.size(); k++) {
      if (patterns.get(k).children().size() < patterns.get(least).children().size()) {
        least = k;
      }
    }
    Node shortest = patterns.get(least);
    int size = shortest.children().size();
    int left = 0;
    int right = 0;
    boolean leftDone = false;
    boolean rightDone = false;
    for (int i = 0; left + right < size && i < size && !(leftDone && rightDone); i++) {
      int j = size - 1 - i;
      for (int k = 0; k < patterns.size() && !(leftDone && rightDone); k++) {
        if (k == least) {
          continue;
        }
        List<Node> others = patterns.get(k).children();
        leftDone |= !shortest.children().get(i).equals(others.get(i));
        rightDone |= !leftDone && j <= i;
        rightDone |= !shortest.children().get(j).equals(others.get(j + others.size() - size));
      }
      left += leftDone ? 0 : 1;
      right += rightDone ? 0 : 1;
    }
    if (left + right == 0) {
      return null;
    }
    return around(patterns, shortest, left, right);
  }

  private static Node around(List<Node> patterns, Node shortest, int left, int right) {
    List<Node> result = new ArrayList<>();
    if (left > 0) {
      result.add(Node.of(Node.Kind.PATTERN, shortest.children().subList(0, left)));
    }
    List<Node> choices = new ArrayList<>();
    for (Node pattern : patterns) {
      List<Node> rest = pattern.children().subList(left, pattern.children().size() - right);
      Node choice = rest.isEmpty() ? Node.of(Node.Kind.NOTHING) : Node.of(Node.Kind.PATTERN, rest);
      if (!choices.contains(choice)) {
        choices.add(choice);
      }
    }
    if (choices.size() > 1) {
      result.add(Node.of(Node.Kind.ANY_OF, choices));
    } else if (choices.get(0).kind() != Node.Kind.NOTHING) {
      result.add(choices.get(0));
    }
    if (right > 0) {
      int size = shortest.children().size();
      result.add(Node.of(Node.Kind.PATTERN, shortest.children().subList(size - right, size)));
    }
    return Node.of(Node.Kind.PATTERN, result);
  }
}
