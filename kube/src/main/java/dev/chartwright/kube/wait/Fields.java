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
    if (absent(object, parent, name)) {
      return null;
    }
    if (object.at(parent, name) instanceof Long number) {
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
    if (absent(object, parent, name)) {
      return null;
    }
    if (object.at(parent, name) instanceof String text) {
      return text;
    }
    throw wrongType(parent, name, "string");
  }

  /** An empty parent has nothing; one that is no object is as wrong as a wrong field. */
  private static boolean absent(KubeObject object, String parent, String name) {
    Object fields = object.map().get(parent);
    return fields == null || (fields instanceof Map<?, ?> map && !map.containsKey(name));
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
