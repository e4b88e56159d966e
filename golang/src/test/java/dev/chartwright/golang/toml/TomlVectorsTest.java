package dev.chartwright.golang.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.Vectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TomlVectorsTest {
  static Stream<Vectors.Row> documents() {
    return Vectors.rows("toml.jsonl.gz", "toml.parse");
  }

  static Stream<Vectors.Row> values() {
    return Vectors.rows("toml.jsonl.gz", "toml.marshal");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentsAreReadAsTheLibraryReadsThem(Vectors.Row row) {
    assertThat(parsed(row.text("text"))).isEqualTo(row.get("want"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesAreWrittenAsTheLibraryWritesThem(Vectors.Row row) {
    assertThat(written(Vectors.typed(row.get("value")))).isEqualTo(row.get("want"));
  }

  private static Object parsed(String text) {
    try {
      return Map.of("value", Vectors.encode(Toml.parse(text)));
    } catch (TomlException e) {
      return Map.of("error", e.getMessage());
    }
  }

  private static Object written(Object value) {
    try {
      return Map.of("text", Toml.marshal(value));
    } catch (TomlException e) {
      return Map.of(e.isPanic() ? "panic" : "error", e.getMessage());
    }
  }
}
