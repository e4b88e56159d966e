package dev.chartwright.golang.fmt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FmtVectorsTest {
  static Stream<Vectors.Row> formats() {
    return Vectors.rows("fmt.jsonl.gz", "fmt.sprintf");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void valuesArePrintedAsGoPrintsThem(Vectors.Row row) {
    Object[] arguments = ((List<?>) row.get("args")).stream().map(Vectors::typed).toArray();
    assertThat(Printf.sprintf(row.text("format"), arguments)).isEqualTo(row.want().text("text"));
  }
}
