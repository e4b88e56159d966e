package dev.chartwright.action;

import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on labels that must all hold. Immutable.
 *
 * <pre>{@code
 * LabelSelector.parse("team=web, env in (test, prod), !legacy, age > 3").matches(labels);
 * }</pre>
 *
 * <p>Source: k8s.io/apimachinery 0.37.1 {@code pkg/labels/selector.go}.
 */
final class LabelSelector {
  /** What is asked of one label. */
  enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    ABSENT,
    GREATER,
    LESS
  }

  /** One condition; exact matches are sets of one value. */
  record Requirement(String key, Operator operator, List<String> values) {
    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case IN -> value != null && values.contains(value);
        case NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case ABSENT -> value == null;
        case GREATER -> value != null && compare(value) > 0;
        case LESS -> value != null && compare(value) < 0;
      };
    }

    /** How a label's value relates to the wanted one; 0 if it is no number. */
    private int compare(String value) {
      Long actual = number(value);
      Long wanted = number(values.get(0));
      return actual == null || wanted == null ? 0 : Long.compare(actual, wanted);
    }
  }

  private final List<Requirement> requirements;

  private LabelSelector(List<Requirement> requirements) {
    this.requirements = List.copyOf(requirements);
  }

  /**
   * Reads a selector; an empty one matches everything.
   *
   * @throws ActionException with the words of apimachinery
   */
  static LabelSelector parse(String text) {
    return text.isEmpty()
        ? new LabelSelector(List.of())
        : new LabelSelector(new SelectorParser(text).parse());
  }

  boolean matches(Map<String, String> labels) {
    for (Requirement each : requirements) {
      if (!each.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /** The whole number that a text is; null if it is none. */
  static @Nullable Long number(String text) {
    try {
      return Parse.parseInt(text, 10, 64);
    } catch (NumberException e) {
      return null;
    }
  }
}
