package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.Vectors;
import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesFileTest {
  static Stream<Vectors.Row> files() {
    return Vectors.rows("values-load.jsonl.gz", "values.load");
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsOrRefusesAsHelmDoes(Vectors.Row row) {
    Object got;
    try {
      got = ValuesFile.parse(GoString.bytes(row.text("text")));
    } catch (ChartException e) {
      assertThat(e.getMessage()).isEqualTo(row.want().get("error"));
      return;
    }
    assertThat(row.want().get("error")).isNull();
    assertThat(got).isEqualTo(TypedValues.read(row.want().get("value")));
  }

  @Test
  void aSeparatorWithSomethingBehindItIsRefused() {
    byte[] file = "a: 1\n--- b: 2\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ValuesFile.parse(file))
        .hasMessage("error reading yaml document: invalid Yaml document separator: b: 2");
  }

  @Test
  void aLaterDocumentIsMergedOverAnEarlierOne() {
    byte[] file = "a: {c: 1, d: 2}\n---\na: {d: 3}\nb: [1]\n".getBytes(StandardCharsets.UTF_8);
    assertThat(ValuesFile.parse(file))
        .isEqualTo(Map.of("a", Map.of("c", 1.0, "d", 3.0), "b", List.of(1.0)));
  }
}
