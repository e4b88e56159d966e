package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of an object's {@code status.conditions}. Source: fluxcd/cli-utils 1.2.2 {@code
 * pkg/kstatus/status/util.go} (BasicCondition).
 */
record Condition(String type, String status, String reason, String message) {
  private static final Condition EMPTY = new Condition("", "", "", "");

  /**
   * The conditions of an object.
   *
   * @throws KubeException if they are not what conditions must be
   */
  static List<Condition> of(KubeObject object) {
    Object status = object.at("status");
    if (status == null) {
      return List.of();
    }
    if (!(status instanceof Map<?, ?> fields)) {
      throw KubeException.of("cannot restore struct from: " + word(status));
    }
    Object conditions = fields.get("conditions");
    if (conditions == null) {
      return List.of();
    }
    if (!(conditions instanceof List<?> list)) {
      throw KubeException.of("cannot restore slice from " + word(conditions));
    }
    List<Condition> result = new ArrayList<>(list.size());
    for (Object each : list) {
      result.add(read(each));
    }
    return result;
  }

  private static Condition read(@Nullable Object value) {
    if (value == null) {
      return EMPTY;
    }
    if (!(value instanceof Map<?, ?> fields)) {
      throw KubeException.of("cannot restore struct from: " + word(value));
    }
    return new Condition(
        text(fields.get("type")),
        text(fields.get("status")),
        text(fields.get("reason")),
        text(fields.get("message")));
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw KubeException.of("cannot convert " + word(value) + " to string");
  }

  private static String word(Object value) {
    if (value instanceof Map<?, ?>) {
      return "map";
    }
    if (value instanceof List<?>) {
      return "slice";
    }
    if (value instanceof String) {
      return "string";
    }
    return value instanceof Boolean ? "bool" : value instanceof Long ? "int64" : "float64";
  }

  boolean is(String wantedType, String wantedStatus) {
    return type.equals(wantedType) && status.equals(wantedStatus);
  }

  boolean isTrue() {
    return status.equals("True");
  }
}
