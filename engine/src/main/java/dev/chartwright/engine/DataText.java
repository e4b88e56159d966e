package dev.chartwright.engine;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonMarshaler;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlException;
import dev.chartwright.gotemplate.FunctionException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values as the texts that templates write: YAML of two kinds and JSON.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/funcs.go}.
 */
final class DataText {
  // Classes and no method references, which would cost the start of a program more.
  private static final UnaryOperator<@Nullable Object> AS_JSON =
      new UnaryOperator<>() {
        @Override
        public @Nullable Object apply(@Nullable Object value) {
          return asJson(value);
        }
      };

  private static final UnaryOperator<@Nullable Object> AS_YAML =
      new UnaryOperator<>() {
        @Override
        public @Nullable Object apply(@Nullable Object value) {
          return asYaml(value);
        }
      };

  private DataText() {}

  /** {@code toYaml}: empty for what cannot be written. */
  static String toYaml(@Nullable Object value) {
    try {
      return trimmed(Yaml.marshal(value, AS_JSON));
    } catch (YamlException | JsonException e) {
      return "";
    }
  }

  /** {@code mustToYaml}. */
  static String mustToYaml(@Nullable Object value) {
    return trimmed(marshal(value));
  }

  /** YAML with its last line feed. */
  static String marshal(@Nullable Object value) {
    try {
      return Yaml.marshal(value, AS_JSON);
    } catch (YamlException | JsonException e) {
      throw new FunctionException(String.valueOf(e.getMessage()));
    }
  }

  /** {@code toYamlPretty}: empty for what cannot be written. */
  static String toYamlPretty(@Nullable Object value) {
    try {
      return trimmed(Yaml.marshalPretty(value, AS_YAML));
    } catch (YamlException e) {
      return "";
    }
  }

  /** {@code toJson}: empty for what cannot be written. */
  static String toJson(@Nullable Object value) {
    try {
      return Json.marshal(value);
    } catch (JsonException e) {
      return "";
    }
  }

  /** {@code mustToJson}. */
  static String mustToJson(@Nullable Object value) {
    try {
      return Json.marshal(value);
    } catch (JsonException e) {
      throw new FunctionException(String.valueOf(e.getMessage()));
    }
  }

  private static String trimmed(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** What encoding/json makes of a value, as maps, lists and scalars. */
  private static @Nullable Object asJson(@Nullable Object value) {
    if (value instanceof GoMap map) {
      return map.isNil() ? null : map;
    }
    if (value instanceof GoSlice slice) {
      return slice.isNil() ? null : slice;
    }
    if (value instanceof Map<?, ?> || value instanceof List<?> || value == null) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof JsonMarshaler marshaler) {
      return asJson(marshaler.marshalJson());
    }
    if (value instanceof JsonObject object) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < object.size(); i++) {
        map.put(object.name(i), object.value(i));
      }
      return map;
    }
    if (value instanceof GoNamed named) {
      return asJson(named.goValue());
    }
    if (value instanceof GoNil) {
      return null;
    }
    if (value instanceof GoStruct struct) {
      return exported(struct);
    }
    return value;
  }

  /** What go-yaml 3 makes of a value, as maps, lists and scalars. */
  private static @Nullable Object asYaml(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      List<@Nullable Object> list = new ArrayList<>(bytes.length);
      for (byte b : bytes) {
        list.add((long) (b & 0xff));
      }
      return list;
    }
    if (value instanceof GoNamed named) {
      // Of the numbers with a name, go-yaml knows durations only.
      return named instanceof GoDuration duration ? duration.text() : asYaml(named.goValue());
    }
    if (value instanceof GoNil) {
      return null;
    }
    if (value instanceof GoStruct struct && !(value instanceof GoTime)) {
      return value instanceof JsonMarshaler marshaler && !(value instanceof HelmVersion)
          ? asYaml(marshaler.marshalJson())
          : lowered(struct);
    }
    return value;
  }

  /** The fields that other packages see, by their names. */
  private static Map<String, @Nullable Object> exported(GoStruct struct) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (GoStruct.Field field : struct.goFields()) {
      if (Runes.isUpper(field.name().codePointAt(0))) {
        map.put(field.name(), field.value());
      }
    }
    return map;
  }

  /** The fields that other packages see, in their order, by their names in lower case. */
  private static JsonObject lowered(GoStruct struct) {
    JsonObject object = JsonObject.create();
    for (GoStruct.Field field : struct.goFields()) {
      if (Runes.isUpper(field.name().codePointAt(0))) {
        object.put(Runes.toLower(field.name()), field.value());
      }
    }
    return object;
  }
}
