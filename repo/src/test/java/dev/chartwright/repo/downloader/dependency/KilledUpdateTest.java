package dev.chartwright.repo.downloader.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.LockDigest;
import dev.chartwright.golang.slog.LogSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that are killed at whatever moment, with a signal that nobody hears. */
class KilledUpdateTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void whatIsLeftAreWholeArchivesAndAWholeLockAndTheNextUpdateGoesThrough(int updates)
      throws IOException, InterruptedException {
    killAfter(updates);
    ChartLoader loader = ChartLoader.of(LogSink.none());
    Path charts = root.resolve("app/charts");
    List<String> left = Bench.tree(charts);
    assertThat(left).hasSizeGreaterThanOrEqualTo(4).allMatch(name -> name.endsWith(".tgz"));
    for (String name : left) {
      Chart chart = loader.loadFile(charts.resolve(name).toString());
      assertThat(name).isEqualTo(chart.name() + "-" + chart.metadata().version() + ".tgz");
    }
    Chart chart = loader.loadDir(root.resolve("app").toString());
    assertThat(chart.lock())
        .hasValueSatisfying(
            lock -> assertThat(lock.digest()).isEqualTo(LockDigest.of(chart.metadata(), lock)));
    UpdateWorker.bench(root, 3).update();
    assertThat(Bench.tree(charts))
        .containsExactly("db-3.0.0.tgz", "lib-3.0.0.tgz", "mq-3.0.0.tgz", "web-3.0.0.tgz");
  }

  private void killAfter(int updates) throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    Process worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                UpdateWorker.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = worker.inputReader()) {
      for (int i = 1; i <= updates; i++) {
        assertThat(out.readLine()).isEqualTo(String.valueOf(i));
      }
    } finally {
      worker.destroyForcibly();
      worker.waitFor();
    }
  }
}
