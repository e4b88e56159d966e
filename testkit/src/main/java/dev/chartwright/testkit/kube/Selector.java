package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A label or field selector. Source: apimachinery pkg/labels, pkg/fields. */
final class Selector {
  private final List<Requirement> requirements = new ArrayList<>();

  /**
   * One condition.
   *
   * @param operator {@code in}, {@code notin}, {@code exists} or {@code !}
   */
  private record Requirement(String key, String operator, List<String> values) {
    boolean matches(Map<String, Object> labels) {
      Object value = labels.get(key);
      return switch (operator) {
        case "exists" -> value != null;
        case "!" -> value == null;
        case "in" -> value != null && values.contains(String.valueOf(value));
        default -> value == null || !values.contains(String.valueOf(value));
      };
    }
  }

  private Selector() {}

  /** Reads a label selector; an empty one matches everything. */
  static Selector ofLabels(String text) {
    Selector selector = new Selector();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        selector.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    return selector;
  }

  private void add(String text) {
    if (text.isEmpty()) {
      return;
    }
    int open = text.indexOf('(');
    if (open > 0 && text.endsWith(")")) {
      String[] words = text.substring(0, open).strip().split("\\s+", -1);
      List<String> values = new ArrayList<>();
      for (String value : text.substring(open + 1, text.length() - 1).split(",", -1)) {
        values.add(value.strip());
      }
      requirements.add(new Requirement(words[0], words[words.length - 1], values));
      return;
    }
    int unequal = text.indexOf("!=");
    int equal = text.indexOf('=');
    if (unequal > 0) {
      String value = text.substring(unequal + 2).strip();
      requirements.add(
          new Requirement(text.substring(0, unequal).strip(), "notin", List.of(value)));
    } else if (equal > 0) {
      String value = text.substring(equal + (text.startsWith("==", equal) ? 2 : 1)).strip();
      requirements.add(new Requirement(text.substring(0, equal).strip(), "in", List.of(value)));
    } else if (text.startsWith("!")) {
      requirements.add(new Requirement(text.substring(1).strip(), "!", List.of()));
    } else {
      requirements.add(new Requirement(text, "exists", List.of()));
    }
  }

  boolean matches(Map<String, Object> labels) {
    for (Requirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the fields that a field selector names have its values. */
  boolean matchesFields(Map<String, Object> object) {
    for (Requirement requirement : requirements) {
      Object value = Tree.at(object, requirement.key().split("\\.", -1));
      Map<String, Object> one = Tree.map(requirement.key(), value == null ? "" : value);
      if (!requirement.matches(one)) {
        return false;
      }
    }
    return true;
  }
}
