package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * YAML as Helm reads and writes it: sigs.k8s.io/yaml 1.6.0 over go.yaml.in/yaml/v2 2.4.4, and the
 * encoder of go.yaml.in/yaml/v3 3.0.5 for {@code toYamlPretty}.
 *
 * <p><b>Reading</b> gives the tree that encoding/json would give after the document has become
 * JSON: null, {@link Boolean}, {@link Double} for every number, {@link String}, {@link ArrayList},
 * {@link LinkedHashMap} with string keys. Only the first document of a stream is read ({@link
 * YamlDocuments} splits values files). Scalars follow YAML 1.1 with Go's number forms; a repeated
 * key replaces the earlier one, or is an error in the strict variants.
 *
 * <p><b>Writing</b> takes the same tree, with the integers of Go besides: {@link Byte}, {@link
 * Short}, {@link Integer}, {@link Long}, {@link dev.chartwright.golang.GoInt}, {@link
 * dev.chartwright.golang.GoUint}, and {@link Float} for float32; any {@link Iterable} is a list.
 * Keys of maps are strings. {@link #marshal} takes whatever else {@link Json#marshal} takes.
 *
 * <p>Strings follow the module's convention for Go strings: bytes that are not UTF-8 are U+DC80 to
 * U+DCFF. Everything here is free of shared state and of recursion; limits are in {@link
 * YamlLimits}, and all failures are {@link YamlException} with the words of the libraries.
 *
 * <pre>{@code
 * Yaml.toJsonValue("a: [1, yes, 0x10]\n")                  // {a=[1.0, true, 16.0]}
 * Yaml.marshal(Map.of("b", List.of("yes", 1e6), "a", 1L))  // "a: 1\nb:\n- \"yes\"\n- 1000000\n"
 * }</pre>
 */
public final class Yaml {
  private static final String TO_JSON = "error converting YAML to JSON: ";
  private static final String FROM_JSON =
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ";

  private Yaml() {}

  /** Reads a document; sigs Unmarshal into an {@code any}. */
  public static @Nullable Object toJsonValue(String yaml) {
    return toJsonValue(GoString.bytes(yaml), YamlTarget.ANY, false);
  }

  /** Reads a document; sigs Unmarshal into an {@code any}. */
  public static @Nullable Object toJsonValue(byte[] yaml) {
    return toJsonValue(yaml, YamlTarget.ANY, false);
  }

  /** Reads a document in which no mapping may have a key twice; sigs UnmarshalStrict. */
  public static @Nullable Object toJsonValueStrict(String yaml) {
    return toJsonValue(GoString.bytes(yaml), YamlTarget.ANY, true);
  }

  /** Reads a document in which no mapping may have a key twice; sigs UnmarshalStrict. */
  public static @Nullable Object toJsonValueStrict(byte[] yaml) {
    return toJsonValue(yaml, YamlTarget.ANY, true);
  }

  /**
   * Reads a document that is to be decoded into a Go value of a known type.
   *
   * @param target where scalars become strings
   * @param strict whether a repeated key is an error
   */
  public static @Nullable Object toJsonValue(byte[] yaml, YamlTarget target, boolean strict) {
    try {
      Input input = Input.of(yaml);
      DirectReader direct = new DirectReader(input, strict);
      Object value = direct.read(target);
      if (direct.isOrdinary()) {
        return value;
      }
      value = Decoder.decode(input, strict);
      return JsonTree.decoded(value, target);
    } catch (YamlException e) {
      throw String.valueOf(e.getMessage()).startsWith("error unmarshaling JSON")
          ? e
          : e.prefixed(TO_JSON);
    }
  }

  /**
   * Reads a document that must be a mapping; sigs Unmarshal into a {@code map[string]any}. An empty
   * document and null give an empty map.
   */
  public static Map<String, @Nullable Object> toJsonMap(String yaml) {
    return asMap(toJsonValue(yaml));
  }

  /** Reads a document that must be a mapping; sigs Unmarshal into a {@code map[string]any}. */
  public static Map<String, @Nullable Object> toJsonMap(byte[] yaml) {
    return asMap(toJsonValue(yaml));
  }

  /** Reads a document that must be a mapping without repeated keys. */
  public static Map<String, @Nullable Object> toJsonMapStrict(byte[] yaml) {
    return asMap(toJsonValueStrict(yaml));
  }

  /**
   * Reads a document that must be a sequence; sigs Unmarshal into a {@code []any}. An empty
   * document and null give an empty list.
   */
  public static List<@Nullable Object> toJsonList(String yaml) {
    Object value = toJsonValue(yaml);
    if (value == null) {
      return new ArrayList<>();
    }
    if (value instanceof List<?>) {
      @SuppressWarnings("unchecked")
      List<@Nullable Object> list = (List<@Nullable Object>) value;
      return list;
    }
    throw new YamlException(FROM_JSON + kind(value) + " into Go value of type []interface {}");
  }

  private static Map<String, @Nullable Object> asMap(@Nullable Object value) {
    if (value == null) {
      return new LinkedHashMap<>();
    }
    if (value instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) value;
      return map;
    }
    throw new YamlException(
        FROM_JSON + kind(value) + " into Go value of type map[string]interface {}");
  }

  private static String kind(Object value) {
    if (value instanceof Map<?, ?>) {
      return "object";
    }
    if (value instanceof List<?>) {
      return "array";
    }
    return value instanceof String ? "string" : value instanceof Boolean ? "bool" : "number";
  }

  /** The document as JSON text, with integers as exact as the document has them; YAMLToJSON. */
  public static String toJson(String yaml) {
    return toJson(GoString.bytes(yaml), YamlTarget.ANY, false);
  }

  /**
   * The document as the JSON text that would be decoded into a Go value of a known type.
   *
   * @param target where scalars become strings
   * @param strict whether a repeated key is an error
   */
  public static String toJson(byte[] yaml, YamlTarget target, boolean strict) {
    Object value = Decoder.decode(Input.of(yaml), strict);
    try {
      return Json.marshal(JsonTree.exact(value, target));
    } catch (JsonException e) {
      throw new YamlException(String.valueOf(e.getMessage()));
    }
  }

  /** Writes a tree; sigs Marshal, which is {@code toYaml} before it trims the last line feed. */
  public static String marshal(@Nullable Object value) {
    StringBuilder out = new StringBuilder(128);
    return new BlockWriter(out, 0).write(value)
        ? out.append('\n').toString()
        : marshalWith(value, null);
  }

  /**
   * Appends what {@link #marshal(Object)} gives without its last line feed: {@code toYaml}. With an
   * indentation it is what {@code toYaml | nindent} needs behind its own first line feed and
   * blanks.
   *
   * @param indent blanks to write after each line feed, whatever follows it
   * @throws YamlException as {@link #marshal(Object)}; then nothing is appended
   */
  public static void marshalTo(StringBuilder out, @Nullable Object value, int indent) {
    if (new BlockWriter(out, indent).write(value)) {
      return;
    }
    String text = marshalWith(value, null);
    int end = text.endsWith("\n") ? text.length() - 1 : text.length();
    String pad = " ".repeat(indent);
    int at = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', at)) {
      out.append(text, at, i + 1).append(pad);
      at = i + 1;
    }
    out.append(text, at, end);
  }

  /**
   * Writes a tree some of whose nodes need a view.
   *
   * @param adapter gets everything that is not null, a string, a number or a boolean, and returns
   *     what to write in its place: a map, an iterable, a scalar, or its argument
   */
  public static String marshal(@Nullable Object value, UnaryOperator<@Nullable Object> adapter) {
    return marshalWith(value, adapter);
  }

  private static String marshalWith(
      @Nullable Object value, @Nullable UnaryOperator<@Nullable Object> adapter) {
    String direct = Emitter.direct(value, adapter);
    if (direct != null) {
      return direct;
    }
    String json;
    try {
      json = Json.marshal(PlainTree.of(value, adapter));
    } catch (JsonException e) {
      throw new YamlException("error marshaling into JSON: " + e.getMessage());
    }
    return jsonToYaml(json);
  }

  /** Rewrites a JSON text as YAML; sigs JSONToYAML. */
  public static String jsonToYaml(String json) {
    return Emitter.decoded(Decoder.decode(Input.of(GoString.bytes(json)), false));
  }

  /**
   * Writes a tree as go-yaml 3 does with an indentation of two: {@code toYamlPretty} before it
   * trims the last line feed. Differs from {@link #marshal} in that floats keep their exponent,
   * sequences are indented under their key, long lines stay, and nothing passes through JSON.
   */
  public static String marshalPretty(@Nullable Object value) {
    return Emitter.pretty(value, null);
  }

  /**
   * As {@link #marshalPretty(Object)}, with a view as in {@link #marshal(Object, UnaryOperator)};
   * it may also return a {@link dev.chartwright.golang.json.JsonObject}, whose members stay in
   * their order, as those of a Go struct do.
   */
  public static String marshalPretty(
      @Nullable Object value, UnaryOperator<@Nullable Object> adapter) {
    return Emitter.pretty(value, adapter);
  }
}
