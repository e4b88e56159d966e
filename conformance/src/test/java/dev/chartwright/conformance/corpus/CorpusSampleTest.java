package dev.chartwright.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ForkedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusSampleTest {
  @Test
  void realChartsGiveWhatHelmPrintsForThem(@TempDir Path scratch) throws Exception {
    ForkedRun run =
        ForkedRun.of(
            scratch.resolve("work"),
            CorpusRun.class.getName(),
            ForkedRun.resource("/corpus").toString(),
            scratch.toString());
    assertThat(run.code()).as(run.output()).isZero();
  }
}
