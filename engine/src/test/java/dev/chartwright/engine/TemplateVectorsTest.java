package dev.chartwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateVectorsTest {
  @ParameterizedTest
  @ValueSource(strings = {"language", "exec-errors", "parse-errors"})
  void rendersAndFailsAsHelmWasRecordedTo(String area) {
    List<String> differences = new ArrayList<>();
    for (Row row : Row.recorded(area + ".jsonl.gz", "template")) {
      String difference = new TemplateCase(row).difference();
      if (difference != null) {
        differences.add(difference);
      }
    }
    assertThat(differences).isEmpty();
  }
}
