package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartScanTest {
  private static final ChartLoader LOADER = ChartLoader.of(LogSink.none());

  @TempDir Path folder;

  @Test
  void aScanKnowsTheChartButKeepsNoneOfItsFiles() {
    Chart whole = LOADER.load(packed("1.0.0"));
    Chart scanned = LOADER.scan(packed("1.0.0"));
    assertThat(scanned.metadata()).isEqualTo(whole.metadata());
    assertThat(scanned.values()).isEqualTo(whole.values());
    assertThat(whole.templates().get(0).data()).isNotEmpty();
    assertThat(scanned.templates().get(0).data()).isEmpty();
  }

  @Test
  void aScanRefusesWhatLoadingRefuses() throws Exception {
    Path text = Files.writeString(folder.resolve("x.tgz"), "no archive");
    assertThatThrownBy(() -> LOADER.scan(text.toString()))
        .hasMessage(messageOf(() -> LOADER.load(text.toString())));
    Path cut = folder.resolve("cut.tgz");
    byte[] good = Files.readAllBytes(Path.of(packed("1.0.0")));
    Files.write(cut, java.util.Arrays.copyOf(good, good.length / 2));
    assertThatThrownBy(() -> LOADER.scan(cut.toString()))
        .hasMessage(messageOf(() -> LOADER.load(cut.toString())));
  }

  private String packed(String version) {
    Metadata metadata = Metadata.builder().apiVersion("v2").name("web").version(version).build();
    Instant time = Instant.ofEpochSecond(1_700_000_000);
    byte[] template = "kind: ConfigMap\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    ChartFile values = ChartFile.of("values.yaml", "a: 1\n".getBytes(StandardCharsets.UTF_8), time);
    Chart chart =
        Chart.builder(metadata)
            .raw(List.of(values))
            .templates(List.of(ChartFile.of("templates/a.yaml", template, time)))
            .build();
    return ChartArchive.save(chart, folder.toString(), Clock.systemUTC());
  }

  private static String messageOf(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("nothing was refused");
  }
}
