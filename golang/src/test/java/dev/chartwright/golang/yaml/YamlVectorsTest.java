package dev.chartwright.golang.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.Vectors;
import dev.chartwright.golang.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorded answers of Go's libraries: those chosen by hand and those to generated questions.
 */
class YamlVectorsTest {
  private static Stream<Vectors.Row> rows(String operation) {
    return Stream.concat(
        Vectors.rows("yaml.jsonl.gz", operation),
        Vectors.rows("yaml-generated.jsonl.gz", operation));
  }

  static Stream<Vectors.Row> texts() {
    return rows("yaml.parse");
  }

  static Stream<Vectors.Row> values() {
    return rows("yaml.marshal");
  }

  static Stream<Vectors.Row> roundTrips() {
    return rows("yaml.roundtrip");
  }

  static Stream<Vectors.Row> valuesFiles() {
    return rows("values.load");
  }

  static Stream<Vectors.Row> templates() {
    return Vectors.rows("yaml.jsonl.gz", "template")
        .filter(row -> row.text("tpl").startsWith("{{ fromYaml"));
  }

  private static Object read(Vectors.Row row) {
    byte[] text = GoString.bytes(row.text("text"));
    boolean strict = Boolean.TRUE.equals(row.get("strict"));
    return switch (row.text("target")) {
      case "map" -> strict ? Yaml.toJsonMapStrict(text) : Yaml.toJsonMap(text);
      case "array" -> Yaml.toJsonList(row.text("text"));
      default -> strict ? Yaml.toJsonValueStrict(text) : Yaml.toJsonValue(text);
    };
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsOrRefusesAsGoDoes(Vectors.Row row) {
    Vectors.Row want = row.want();
    Object value;
    try {
      value = read(row);
    } catch (YamlException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(want.has("error")).as(want.toString()).isFalse();
    assertThat(value).isEqualTo(Vectors.typed(want.get("value")));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsOrdinaryDocumentsAlikeOnBothWays(Vectors.Row row) {
    Input input = Input.of(GoString.bytes(row.text("text")));
    boolean strict = Boolean.TRUE.equals(row.get("strict"));
    Object value;
    try {
      DirectReader direct = new DirectReader(input, strict);
      value = direct.read(YamlTarget.ANY);
      if (!direct.isOrdinary()) {
        return;
      }
    } catch (YamlException e) {
      assertThatThrownBy(() -> Decoder.decode(input, strict)).hasMessage(e.getMessage());
      return;
    }
    assertThat(JsonTree.decoded(Decoder.decode(input, strict), YamlTarget.ANY)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("values")
  void writesTheBytesOfGo(Vectors.Row row) {
    Vectors.Row want = row.want();
    Object value = Vectors.typed(row.get("value"));
    String text;
    try {
      text = row.text("style").equals("pretty") ? Yaml.marshalPretty(value) : Yaml.marshal(value);
    } catch (YamlException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(want.has("error")).as(want.toString()).isFalse();
    assertThat(trimmed(text)).isEqualTo(want.text("text"));
  }

  /** A block scalar may end with a line separator of its own, all else with a line feed. */
  private static String trimmed(String text) {
    assertThat(text).matches("(?s).*[\n\u2028\u2029]");
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  @ParameterizedTest
  @MethodSource("roundTrips")
  void writesAgainWhatItHasRead(Vectors.Row row) {
    Vectors.Row want = row.want();
    String text;
    String pretty;
    try {
      Object value = read(row);
      text = Yaml.marshal(value);
      pretty = Yaml.marshalPretty(value);
    } catch (YamlException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(want.has("error")).as(want.toString()).isFalse();
    assertThat(trimmed(text)).isEqualTo(want.text("text"));
    assertThat(trimmed(pretty)).isEqualTo(want.text("pretty"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void readsInTemplatesAsHelmDoes(Vectors.Row row) {
    String text = textOf(row);
    String out;
    if (row.text("tpl").equals("{{ fromYaml .Values.text | toYaml }}")) {
      Map<String, Object> map;
      try {
        map = Yaml.toJsonMap(text);
      } catch (YamlException e) {
        map = Map.of("Error", e.getMessage());
      }
      out = toYaml(map);
    } else {
      assertThat(row.text("tpl")).isEqualTo("{{ fromYamlArray .Values.text | toJson }}");
      List<Object> list;
      try {
        list = Yaml.toJsonList(text);
      } catch (YamlException e) {
        list = List.of(e.getMessage());
      }
      out = Json.marshal(list);
    }
    assertThat(out).isEqualTo(row.want().text("out"));
  }

  /** In templates an error gives an empty text. */
  private static String toYaml(Object value) {
    try {
      return trimmed(Yaml.marshal(value));
    } catch (YamlException e) {
      return "";
    }
  }

  private static String textOf(Vectors.Row row) {
    return Vectors.textOf(((Map<?, ?>) row.get("values")).get("text"));
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void readsValuesFilesDocumentByDocument(Vectors.Row row) {
    Vectors.Row want = row.want();
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      YamlDocuments documents = YamlDocuments.of(GoString.bytes(row.text("text")));
      while (true) {
        Optional<byte[]> document;
        try {
          document = documents.next();
        } catch (YamlException e) {
          throw e.prefixed("error reading yaml document: ");
        }
        if (document.isEmpty()) {
          break;
        }
        try {
          values = merged(values, Yaml.toJsonMap(document.get()));
        } catch (YamlException e) {
          throw e.prefixed("cannot unmarshal yaml document: ");
        }
      }
    } catch (YamlException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(want.has("error")).as(want.toString()).isFalse();
    assertThat(values).isEqualTo(Vectors.typed(want.get("value")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> merged(Map<String, Object> a, Map<String, Object> b) {
    Map<String, Object> out = new LinkedHashMap<>(a);
    b.forEach((k, v) -> {
      boolean both = v instanceof Map<?, ?> && out.get(k) instanceof Map<?, ?>;
      out.put(k, both ? merged((Map<String, Object>) out.get(k), (Map<String, Object>) v) : v);
    });
    return out;
  }
}
