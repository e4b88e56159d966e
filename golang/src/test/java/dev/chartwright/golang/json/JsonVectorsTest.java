package dev.chartwright.golang.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.Vectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonVectorsTest {
  static Stream<Vectors.Row> texts() {
    return Vectors.rows("json.jsonl.gz", "json.parse");
  }

  static Stream<Vectors.Row> values() {
    return Vectors.rows("json.jsonl.gz", "json.marshal");
  }

  static Stream<Vectors.Row> templates() {
    return Vectors.rows("json.jsonl.gz", "template").filter(JsonVectorsTest::readsThenWrites);
  }

  private static boolean readsThenWrites(Vectors.Row row) {
    return row.text("tpl").equals("{{ fromJson .Values.text | toJson }}")
        || row.text("tpl").equals("{{ fromJsonArray .Values.text | toJson }}");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsOrRefusesAsGoDoes(Vectors.Row row) {
    byte[] text = GoString.bytes(row.text("text"));
    Vectors.Row want = row.want();
    Object value;
    try {
      value =
          switch (row.text("target")) {
            case "map" -> Json.parseObject(text);
            case "array" -> Json.parseArray(text);
            default -> Json.parse(text);
          };
    } catch (JsonException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(want.has("error")).as(want.toString()).isFalse();
    if (Json.marshal(Vectors.typed(want.get("value"))).equals("null")) {
      assertThat(value).isNull();
    } else {
      assertThat(value).isEqualTo(Vectors.typed(want.get("value")));
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void writesTheBytesOfGo(Vectors.Row row) {
    Vectors.Row want = row.want();
    String text;
    try {
      Object value = Vectors.typed(row.get("value"));
      text =
          row.text("style").equals("pretty")
              ? Json.marshalIndent(value, "", "  ")
              : Json.marshal(value);
    } catch (JsonException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(text).isEqualTo(want.text("text"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void errorsReadTheSameInsideATemplate(Vectors.Row row) {
    Object given = ((Map<?, ?>) row.get("values")).get("text");
    byte[] text = GoString.bytes(Vectors.textOf(given));
    boolean array = row.text("tpl").contains("fromJsonArray");
    String out;
    try {
      out = Json.marshal(array ? Json.parseArray(text) : Json.parseObject(text));
    } catch (JsonException e) {
      String error = String.valueOf(e.getMessage());
      out = Json.marshal(array ? List.of(error) : Map.of("Error", error));
    }
    assertThat(out).isEqualTo(row.want().text("out"));
  }
}
