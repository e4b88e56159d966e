package dev.chartwright.repo.downloader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheProcessesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void fortyProcessesOfWhichSomeAreKilledNeverReadWrongBytes() throws Exception {
    share(40);
  }

  @Test
  @Tag("interop")
  void twoHundredAndFiftyProcessesOfWhichSomeAreKilledNeverReadWrongBytes() throws Exception {
    share(250);
  }

  /** Every third process is killed as soon as it says that it works. */
  private void share(int processes) throws IOException, InterruptedException {
    ContentCache cache = new ContentCache(folder.resolve("content"));
    for (int i = 0; i < CacheWorker.CHARTS; i++) {
      Path file = cache.chart(CacheWorker.key(i));
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[i * 10]);
    }
    List<Process> started = new ArrayList<>();
    try {
      for (int i = 0; i < processes; i++) {
        started.add(start(cache.root(), i));
      }
      int finished = 0;
      for (int i = 0; i < processes; i++) {
        Process each = started.get(i);
        try (BufferedReader out = each.inputReader()) {
          assertThat(out.readLine()).isEqualTo("ready");
          if (i % 3 == 0) {
            each.destroyForcibly();
            each.waitFor();
            continue;
          }
          assertThat(out.lines().toList()).containsExactly("done");
        }
        assertThat(each.waitFor()).isZero();
        finished++;
      }
      assertThat(finished).isEqualTo(processes - (processes + 2) / 3);
    } finally {
      started.forEach(Process::destroyForcibly);
    }
    for (int i = 0; i < CacheWorker.CHARTS; i++) {
      assertThat(cache.find(CacheWorker.key(i))).isPresent();
    }
  }

  private static Process start(Path cache, int seed) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx32m",
            "-cp",
            classPath,
            CacheWorker.class.getName(),
            cache.toString(),
            String.valueOf(seed),
            "25")
        .redirectErrorStream(true)
        .start();
  }
}
