package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML into Go types with the conversions and errors of sigs.k8s.io/yaml's {@code Unmarshal}:
 * the document becomes JSON, scalars for string fields become strings, and encoding/json reads the
 * rest.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * YamlDecoder.into(METADATA).decode("version: 1.10\nkeywords: x".getBytes(UTF_8));
 * // error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field
 * // Metadata.keywords of type []string
 * }</pre>
 *
 * <p>Source: sigs.k8s.io/yaml 1.6.0 {@code yaml.go}.
 */
public final class YamlDecoder {
  private final GoType type;
  private final YamlTarget target;
  private final boolean strict;

  private YamlDecoder(GoType type, YamlTarget target, boolean strict) {
    this.type = type;
    this.target = target;
    this.strict = strict;
  }

  /** A decoder into a type. */
  public static YamlDecoder into(GoType type) {
    return new YamlDecoder(type, targetOf(type), false);
  }

  /** This decoder with repeated keys and unknown fields refused: {@code UnmarshalStrict}. */
  public YamlDecoder strict() {
    return new YamlDecoder(type, target, true);
  }

  /**
   * The JSON text that a document becomes on its way into the type.
   *
   * @throws YamlException {@code error converting YAML to JSON: …}
   */
  public String toJson(byte[] yaml) {
    try {
      return Yaml.toJson(yaml, target, strict);
    } catch (YamlException e) {
      throw e.prefixed("error converting YAML to JSON: ");
    }
  }

  /**
   * Reads the first document of a stream.
   *
   * @return what {@link JsonDecoder#decode} gives; null for an empty document
   * @throws YamlException {@code error converting YAML to JSON: …}
   * @throws JsonException {@code error unmarshaling JSON: while decoding JSON: …}
   */
  public @Nullable Object decode(byte[] yaml) {
    return decodeJson(toJson(yaml));
  }

  /** The second half of {@link #decode}: reads the text that {@link #toJson} gave. */
  public @Nullable Object decodeJson(String json) {
    JsonDecoder decoder = JsonDecoder.into(type);
    try {
      return (strict ? decoder.disallowUnknownFields() : decoder).decodeFirst(GoString.bytes(json));
    } catch (JsonException e) {
      throw new JsonException("error unmarshaling JSON: while decoding JSON: " + e.getMessage());
    }
  }

  private static YamlTarget targetOf(GoType type) {
    return switch (type.kind()) {
      case STRING -> YamlTarget.STRING;
      case POINTER -> targetOf(type.element());
      case SLICE -> YamlTarget.listOf(targetOf(type.element()));
      case MAP -> YamlTarget.mapOf(targetOf(type.element()));
      case STRUCT -> structOf(type.fields(), 0);
      default -> YamlTarget.ANY;
    };
  }

  /** The struct with these fields, as seen from inside so many embedded structs. */
  private static YamlTarget structOf(List<GoType.Field> fields, int depth) {
    YamlTarget struct = YamlTarget.struct();
    Map<String, List<GoType.Field>> embedded = new LinkedHashMap<>();
    for (GoType.Field field : fields) {
      if (field.embedded().size() == depth) {
        struct = struct.with(field.name(), targetOf(field.type()));
      } else {
        String name = field.embedded().get(depth);
        List<GoType.Field> known = embedded.get(name);
        if (known == null) {
          known = new ArrayList<>();
          embedded.put(name, known);
        }
        known.add(field);
      }
    }
    for (List<GoType.Field> inner : embedded.values()) {
      struct = struct.embedding(structOf(inner, depth + 1));
    }
    return struct;
  }
}
