package dev.chartwright.oci;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.strconv.NumberException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read as Go reads one into a struct: names without regard to case, null and absent
 * alike, and Go's words for what does not fit.
 */
final class JsonFields {
  private final Map<?, ?> members;
  private final String struct;
  private final String path;

  private JsonFields(Map<?, ?> members, String struct, String path) {
    this.members = members;
    this.struct = struct;
    this.path = path;
  }

  /** Reads a whole document into a struct of package {@code v1}. */
  static JsonFields parse(byte[] json, String struct) {
    Object value;
    try {
      value = Json.parseKeepingNumbers(json);
    } catch (JsonException e) {
      throw new InvalidManifestException(OciException.text(e), e);
    }
    if (value == null) {
      return new JsonFields(Map.of(), struct, "");
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new InvalidManifestException(
          "json: cannot unmarshal " + kind(value) + " into Go value of type v1." + struct);
    }
    return new JsonFields(map, struct, "");
  }

  /** A string; absent is empty. */
  String text(String name) {
    return text(name, "string");
  }

  /** A string of a named type; absent is empty. */
  String text(String name, String type) {
    Object value = value(name);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw misfit(value, name, type);
  }

  /** A whole number; absent is zero. */
  long number(String name, String type) {
    Object value = value(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof JsonNumber number) {
      try {
        return number.toLong();
      } catch (NumberException e) {
        throw misfit("number " + number, name, type);
      }
    }
    throw misfit(value, name, type);
  }

  /** An object, or null if absent. */
  @Nullable JsonFields object(String name, String type) {
    Object value = value(name);
    return value == null ? null : struct(value, name, type);
  }

  /** A list of objects; absent is empty, null elements are empty objects. */
  List<JsonFields> objects(String name, String type) {
    List<JsonFields> found = new ArrayList<>();
    for (Object element : list(name, "[]v1." + type)) {
      found.add(element == null ? new JsonFields(Map.of(), type, "") : struct(element, name, type));
    }
    return found;
  }

  /** A list of strings; absent is empty. */
  List<String> texts(String name) {
    List<String> found = new ArrayList<>();
    for (Object element : list(name, "[]string")) {
      if (element != null && !(element instanceof String)) {
        throw misfit(element, name, "string");
      }
      found.add(element == null ? "" : (String) element);
    }
    return found;
  }

  /** A map of strings; absent is empty. */
  Map<String, String> textMap(String name) {
    Object value = value(name);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw misfit(value, name, "map[string]string");
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object text = entry.getValue();
      if (text != null && !(text instanceof String)) {
        throw misfit(text, name, "string");
      }
      found.put((String) entry.getKey(), text == null ? "" : (String) text);
    }
    return found;
  }

  private List<?> list(String name, String type) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw misfit(value, name, type);
  }

  private JsonFields struct(Object value, String name, String type) {
    if (value instanceof Map<?, ?> map) {
      return new JsonFields(map, type, path + name + ".");
    }
    throw misfit(value, name, "v1." + type);
  }

  /** The last member of this name, as a later one overwrites an earlier one in Go. */
  private @Nullable Object value(String name) {
    Object found = members.get(name);
    if (found != null) {
      return found;
    }
    for (Map.Entry<?, ?> entry : members.entrySet()) {
      if (((String) entry.getKey()).equalsIgnoreCase(name)) {
        found = entry.getValue();
      }
    }
    return found;
  }

  private InvalidManifestException misfit(Object value, String name, String type) {
    return misfit(kind(value), name, type);
  }

  private InvalidManifestException misfit(String kind, String name, String type) {
    return new InvalidManifestException(
        "json: cannot unmarshal "
            + kind
            + " into Go struct field "
            + struct
            + "."
            + path
            + name
            + " of type "
            + type);
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Map) {
      return "object";
    }
    return value instanceof List ? "array" : "number";
  }
}
