package dev.chartwright.engine;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Helm's functions that read and write YAML and JSON; those of TOML and durations are found here
 * but live in classes of their own, as few charts use them.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/funcs.go}.
 */
final class DataFunctions implements FunctionGroup {
  private static final int TO_YAML = 0;
  private static final int MUST_TO_YAML = 1;
  private static final int TO_YAML_PRETTY = 2;
  private static final int FROM_YAML = 3;
  private static final int FROM_YAML_ARRAY = 4;
  private static final int TO_JSON = 5;
  private static final int MUST_TO_JSON = 6;
  private static final int FROM_JSON = 7;
  private static final int FROM_JSON_ARRAY = 8;

  private static final String WRITE = "(interface {}) string";
  private static final String READ_MAP = "(string) map[string]interface {}";
  private static final String READ_LIST = "(string) []interface {}";
  private static final String ERROR = "Error";
  private static final DataFunctions GROUP = new DataFunctions();

  private DataFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "toYaml" -> Function.of(name, WRITE, GROUP, TO_YAML);
      case "mustToYaml" -> Function.of(name, WRITE, GROUP, MUST_TO_YAML);
      case "toYamlPretty" -> Function.of(name, WRITE, GROUP, TO_YAML_PRETTY);
      case "fromYaml" -> Function.of(name, READ_MAP, GROUP, FROM_YAML);
      case "fromYamlArray" -> Function.of(name, READ_LIST, GROUP, FROM_YAML_ARRAY);
      case "toJson" -> Function.of(name, WRITE, GROUP, TO_JSON);
      case "mustToJson" -> Function.of(name, WRITE, GROUP, MUST_TO_JSON);
      case "fromJson" -> Function.of(name, READ_MAP, GROUP, FROM_JSON);
      case "fromJsonArray" -> Function.of(name, READ_LIST, GROUP, FROM_JSON_ARRAY);
      case "toToml", "mustToToml", "fromToml" -> TomlFunctions.find(name);
      default ->
          name.startsWith("duration") || name.equals("mustToDuration")
              ? DurationFunctions.find(name)
              : null;
    };
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case TO_YAML -> DataText.toYaml(args[0]);
      case MUST_TO_YAML -> DataText.mustToYaml(args[0]);
      case TO_YAML_PRETTY -> DataText.toYamlPretty(args[0]);
      case TO_JSON -> DataText.toJson(args[0]);
      case MUST_TO_JSON -> DataText.mustToJson(args[0]);
      case FROM_YAML -> fromYaml((String) Objects.requireNonNull(args[0]));
      case FROM_YAML_ARRAY -> fromYamlArray((String) Objects.requireNonNull(args[0]));
      case FROM_JSON -> fromJson((String) Objects.requireNonNull(args[0]));
      case FROM_JSON_ARRAY -> fromJsonArray((String) Objects.requireNonNull(args[0]));
      default -> throw new IllegalArgumentException("id: " + id);
    };
  }

  private static Map<String, @Nullable Object> fromYaml(String text) {
    try {
      return Yaml.toJsonMap(GoString.bytes(text));
    } catch (YamlException | JsonException e) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put(ERROR, e.getMessage());
      return map;
    }
  }

  private static List<@Nullable Object> fromYamlArray(String text) {
    try {
      return Yaml.toJsonList(text);
    } catch (YamlException | JsonException e) {
      return listOf(e.getMessage());
    }
  }

  private static Map<String, @Nullable Object> fromJson(String text) {
    JsonDecoder.Result result = decode(text, GoType.OBJECT);
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) result.value();
    JsonException error = result.error();
    if (error == null) {
      return map == null ? GoMap.nil("map[string]interface {}") : map;
    }
    Map<String, @Nullable Object> known = map == null ? new LinkedHashMap<>() : map;
    known.put(ERROR, error.getMessage());
    return known;
  }

  private static List<@Nullable Object> fromJsonArray(String text) {
    JsonDecoder.Result result = decode(text, GoType.sliceOf(GoType.ANY));
    JsonException error = result.error();
    if (error != null) {
      return listOf(error.getMessage());
    }
    @SuppressWarnings("unchecked")
    List<@Nullable Object> list = (List<@Nullable Object>) result.value();
    return list == null ? GoSlice.nil("[]interface {}") : list;
  }

  private static JsonDecoder.Result decode(String text, GoType type) {
    try {
      return JsonDecoder.into(type).decodePartly(GoString.bytes(text));
    } catch (JsonException e) {
      return new JsonDecoder.Result(null, e);
    }
  }

  private static List<@Nullable Object> listOf(@Nullable Object item) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(item);
    return list;
  }
}
