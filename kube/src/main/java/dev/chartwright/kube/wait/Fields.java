package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of objects as kstatus does: a field of another type counts as absent. Source:
 * fluxcd/cli-utils 1.2.2 {@code pkg/kstatus/status/util.go}.
 */
final class Fields {
  private Fields() {}

  static long number(KubeObject object, long otherwise, String... path) {
    return object.at(path) instanceof Long number ? number : otherwise;
  }

  static String text(KubeObject object, String otherwise, String... path) {
    return object.at(path) instanceof String text ? text : otherwise;
  }

  static boolean flag(KubeObject object, String... path) {
    return object.at(path) instanceof Boolean flag && flag;
  }

  /**
   * A number that must be one if it is there; null if it is not.
   *
   * @throws KubeException if something else is there
   */
  static @Nullable Long strictNumber(KubeObject object, String parent, String name) {
    Object value = strict(object, parent, name);
    if (value == ABSENT) {
      return null;
    }
    if (value instanceof Long number) {
      return number;
    }
    throw wrongType(parent, name, "int64");
  }

  /**
   * A text that must be one if it is there; null if it is not.
   *
   * @throws KubeException if something else is there
   */
  static @Nullable String strictText(KubeObject object, String parent, String name) {
    Object value = strict(object, parent, name);
    if (value == ABSENT) {
      return null;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrongType(parent, name, "string");
  }

  private static final Object ABSENT = new Object();

  private static @Nullable Object strict(KubeObject object, String parent, String name) {
    Object fields = object.map().get(parent);
    if (fields == null) {
      return ABSENT;
    }
    if (fields instanceof Map<?, ?> map) {
      return map.containsKey(name) ? map.get(name) : ABSENT;
    }
    throw wrongType(parent, name, "map[string]interface{}");
  }

  private static KubeException wrongType(String parent, String name, String type) {
    return KubeException.of(
        "looking up "
            + parent
            + "."
            + name
            + " from resource: ."
            + parent
            + "."
            + name
            + " accessor error: it is not of the expected type "
            + type);
  }
}
