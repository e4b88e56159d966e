package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that queries take for an object's {@code spec.selector}. Source: Kubernetes {@code
 * apimachinery/pkg/apis/meta/v1/helpers.go} (LabelSelectorAsSelector) and {@code
 * pkg/labels/selector.go}.
 */
final class LabelSelector {
  private static final int LONGEST = 63;
  private static final int LONGEST_PREFIX = 253;

  private LabelSelector() {}

  private record Requirement(String key, String text) {}

  /**
   * Such as {@code app=web,tier in (a,b)}; empty if it selects everything.
   *
   * @param selector {@code matchLabels} and {@code matchExpressions}
   * @throws KubeException if it is none
   */
  static String text(@Nullable Object selector) {
    if (!(selector instanceof Map<?, ?> fields)) {
      throw KubeException.of("no selector found");
    }
    List<Requirement> requirements = new ArrayList<>();
    for (Map.Entry<?, ?> label : map(fields.get("matchLabels")).entrySet()) {
      String key = String.valueOf(label.getKey());
      requirements.add(new Requirement(checkKey(key), key + "=" + checkValue(label.getValue())));
    }
    if (fields.get("matchExpressions") instanceof List<?> expressions) {
      for (Object each : expressions) {
        requirements.add(expression(map(each)));
      }
    } else if (fields.get("matchExpressions") != null) {
      throw KubeException.of("matchExpressions is no list");
    }
    requirements.sort(Comparator.comparing(Requirement::key));
    StringBuilder text = new StringBuilder();
    for (Requirement each : requirements) {
      text.append(text.length() == 0 ? "" : ",").append(each.text());
    }
    return text.toString();
  }

  private static Requirement expression(Map<?, ?> fields) {
    String key = checkKey(fields.get("key") instanceof String text ? text : "");
    List<String> values = new ArrayList<>();
    if (fields.get("values") instanceof List<?> list) {
      for (Object each : list) {
        values.add(checkValue(each));
      }
    } else if (fields.get("values") != null) {
      throw KubeException.of("values is no list");
    }
    values.sort(null);
    String operator = fields.get("operator") instanceof String text ? text : "";
    boolean wantsValues = operator.equals("In") || operator.equals("NotIn");
    if (wantsValues == values.isEmpty()) {
      throw KubeException.of("operator " + operator + " does not go with its values");
    }
    String set = "(" + String.join(",", values) + ")";
    return new Requirement(
        key,
        switch (operator) {
          case "In" -> key + " in " + set;
          case "NotIn" -> key + " notin " + set;
          case "Exists" -> key;
          case "DoesNotExist" -> "!" + key;
          default ->
              throw KubeException.of('"' + operator + "\" is not a valid label selector operator");
        });
  }

  private static Map<?, ?> map(@Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw KubeException.of("a label selector holds something that is no object");
  }

  private static String checkKey(String key) {
    int slash = key.indexOf('/');
    String name = key.substring(slash + 1);
    if (slash == 0 || slash > LONGEST_PREFIX || name.isEmpty() || !valid(name)) {
      throw KubeException.of("key: Invalid value: \"" + key + '"');
    }
    return key;
  }

  private static String checkValue(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text && (text.isEmpty() || valid(text))) {
      return text;
    }
    throw KubeException.of("values: Invalid value: \"" + value + '"');
  }

  private static boolean valid(String text) {
    if (text.length() > LONGEST
        || !letterOrDigit(text.charAt(0))
        || !letterOrDigit(text.charAt(text.length() - 1))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!letterOrDigit(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
