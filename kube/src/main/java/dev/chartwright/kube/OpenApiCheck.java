package dev.chartwright.kube;

import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds objects against the server's OpenAPI document: what kubectl's validation does where the
 * server does not validate fields, that is inside lists.
 *
 * <p>Source: {@code kube-openapi/pkg/util/proto/validation}, {@code kubectl/pkg/validation}.
 */
final class OpenApiCheck {
  private static final String REFERENCE = "#/definitions/";

  /** How many references may lead to one another; more of them lead nowhere. */
  private static final int REFERENCES = 100;

  private final Map<?, ?> definitions;
  private final Aggregate faults;

  private OpenApiCheck(Map<?, ?> definitions, Aggregate faults) {
    this.definitions = definitions;
    this.faults = faults;
  }

  /**
   * A check with the document of a server.
   *
   * @param faults takes what is wrong
   */
  static OpenApiCheck of(KubeApi api, Aggregate faults) {
    Object definitions = null;
    try {
      definitions = api.send(KubeRequest.get("/openapi/v2")).at("definitions");
    } catch (StatusException e) {
      // A server without the document leaves nothing to hold objects against.
      if (!e.notFound()) {
        throw e;
      }
    }
    return new OpenApiCheck(definitions instanceof Map<?, ?> map ? map : Map.of(), faults);
  }

  /** Checks an object; one of a kind that the document does not have is right. */
  void check(KubeObject object) {
    GroupVersionKind kind = object.groupVersionKind();
    for (Map.Entry<?, ?> entry : definitions.entrySet()) {
      if (entry.getValue() instanceof Map<?, ?> schema && isOf(schema, kind)) {
        value(object.map(), kind.kind(), schema, String.valueOf(entry.getKey()));
        return;
      }
    }
  }

  private static boolean isOf(Map<?, ?> schema, GroupVersionKind kind) {
    if (schema.get("x-kubernetes-group-version-kind") instanceof List<?> kinds) {
      for (Object each : kinds) {
        if (each instanceof Map<?, ?> map
            && kind.group().equals(map.get("group"))
            && kind.version().equals(map.get("version"))
            && kind.kind().equals(map.get("kind"))) {
          return true;
        }
      }
    }
    return false;
  }

  private void value(@Nullable Object value, String path, Map<?, ?> declared, String model) {
    Map<?, ?> schema = declared;
    String name = model;
    for (int i = 0; schema.get("$ref") instanceof String reference; i++) {
      name = reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : "";
      schema =
          i < REFERENCES && definitions.get(name) instanceof Map<?, ?> target ? target : Map.of();
    }
    Object type = schema.get("type");
    boolean struct = schema.get("properties") instanceof Map<?, ?>;
    if (type == null && !struct) {
      return;
    }
    boolean object = struct || "object".equals(type);
    String expected = object ? "map" : String.valueOf(type);
    if (value instanceof Map<?, ?> map) {
      if (!object) {
        invalid(path, name, "map", expected);
      } else if (struct) {
        fields(map, path, schema, name);
      } else {
        entries(map, path, schema, name);
      }
    } else if (value instanceof List<?> list) {
      if ("array".equals(type)) {
        elements(list, path, schema, name);
      } else {
        invalid(path, name, "array", expected);
      }
    } else if (!fits(value, expected)) {
      invalid(path, name, word(value), expected);
    }
  }

  private static boolean fits(@Nullable Object value, String expected) {
    return switch (expected) {
      case "string" -> true;
      case "boolean" -> value instanceof Boolean;
      case "integer", "number" -> value instanceof Number;
      default -> false;
    };
  }

  private static String word(@Nullable Object value) {
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof Long ? "integer" : value instanceof Double ? "number" : "string";
  }

  private void fields(Map<?, ?> map, String path, Map<?, ?> schema, String model) {
    Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
    for (String key : sortedKeys(map)) {
      Object value = map.get(key);
      if (value == null) {
        continue;
      }
      if (properties.get(key) instanceof Map<?, ?> inner) {
        value(value, path + "." + key, inner, model + "." + key);
      } else {
        add(path, "unknown field " + Quote.quote(key) + " in " + model);
      }
    }
    if (schema.get("required") instanceof List<?> required) {
      for (Object each : required) {
        if (map.get(each) == null) {
          add(path, "missing required field " + Quote.quote(String.valueOf(each)) + " in " + model);
        }
      }
    }
  }

  private void entries(Map<?, ?> map, String path, Map<?, ?> schema, String model) {
    if (schema.get("additionalProperties") instanceof Map<?, ?> inner) {
      for (String key : sortedKeys(map)) {
        if (map.get(key) == null) {
          faults.add("unknown object type \"nil\" in " + path + "." + key);
        } else {
          value(map.get(key), path + "." + key, inner, model);
        }
      }
    }
  }

  private void elements(List<?> list, String path, Map<?, ?> schema, String model) {
    for (int i = 0; i < list.size(); i++) {
      String at = path + "[" + i + "]";
      Object each = list.get(i);
      if (each == null) {
        add(path, "unknown object type \"nil\" in " + at);
      } else if (schema.get("items") instanceof Map<?, ?> inner) {
        value(each, at, inner, model);
      }
    }
  }

  private static List<String> sortedKeys(Map<?, ?> map) {
    List<String> keys = new ArrayList<>();
    for (Object key : map.keySet()) {
      keys.add(String.valueOf(key));
    }
    keys.sort(StringOrder.BYTES);
    return keys;
  }

  private void invalid(String path, String model, String actual, String expected) {
    add(
        path,
        "invalid type for "
            + model
            + ": got "
            + Quote.quote(actual)
            + ", expected "
            + Quote.quote(expected));
  }

  private void add(String path, String fault) {
    faults.add("ValidationError(" + path + "): " + fault);
  }
}
