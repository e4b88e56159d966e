package dev.chartwright.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedStringsTest {
  @Test
  void textsRegularExpressionsVersionsAndSecretsAreThoseOfHelm() {
    List<Recorded> rows = Recorded.read("/recorded/strings.jsonl.gz");
    StringBuilder differences = new StringBuilder();
    for (Recorded row : rows) {
      differences.append(row.difference());
    }
    assertThat(rows.size()).isGreaterThan(8_000);
    assertThat(differences.toString()).isEmpty();
  }
}
