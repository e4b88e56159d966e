package dev.chartwright.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedValuesTest {
  @Test
  void numbersListsDictionariesDatesAndEncodingsAreThoseOfHelm() {
    List<Recorded> rows = Recorded.read("/recorded/values.jsonl.gz");
    StringBuilder differences = new StringBuilder();
    for (Recorded row : rows) {
      differences.append(row.difference());
    }
    assertThat(rows.size()).isGreaterThan(11_000);
    assertThat(differences.toString()).isEmpty();
  }
}
