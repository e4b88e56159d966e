package dev.chartwright.conformance.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ForkedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedAnswersTest {
  @Test
  void everyRecordedAnswerOfHelmIsOurs(@TempDir Path scratch) throws Exception {
    ForkedRun run =
        ForkedRun.of(
            scratch.resolve("work"),
            VectorRun.class.getName(),
            ForkedRun.resource("/vectors").toString());
    assertThat(run.output()).contains(" passed, 0 failed");
    assertThat(run.code()).as(run.output()).isZero();
  }
}
