package dev.chartwright.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chartwright.golang.os.PathException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryConfigTest {
  @TempDir Path folder = Path.of("");

  private Path file() {
    return folder.resolve("config/repositories.yaml");
  }

  private RepositoryConfig config() {
    return RepositoryConfig.of(file().toString());
  }

  private static void add(RepositoryConfig config, String name) {
    config.exclusively(() -> {
      config.write(config.read().with(RepositoryEntry.of(name, "http://" + name)));
      return true;
    });
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void newFilesAreForTheirOwnerOnlyAndNothingElseIsLeft() throws IOException {
    add(config(), "a");
    assertThat(mode(file())).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("config/repositories.lock"))).isEqualTo("rw-------");
    assertThat(folder.resolve("config").toFile().list())
        .containsExactlyInAnyOrder("repositories.lock", "repositories.yaml");
  }

  @Test
  void anOldFileKeepsItsMode() throws IOException {
    add(config(), "a");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    add(config(), "b");
    assertThat(mode(file())).isEqualTo("rw-r--r--");
  }

  @Test
  void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
    Path real = folder.resolve("dotfiles/mine.yaml");
    Files.createDirectories(real.getParent());
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), Path.of("../dotfiles/mine.yaml"));
    add(config(), "a");
    add(config(), "b");
    assertThat(Files.isSymbolicLink(file())).isTrue();
    assertThat(Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(RepositoryConfig.of(real.toString()).read().entries()).hasSize(2);
  }

  @Test
  void linksInACircleAreAnError() throws IOException {
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), Path.of("repositories.yaml"));
    assertThatThrownBy(() -> config().write(RepositoryFile.empty()))
        .isInstanceOf(PathException.class)
        .hasMessage("open " + file() + ": too many levels of symbolic links");
  }

  @Test
  void withoutAFileThereAreNoRepositories() {
    assertThat(config().read()).isEqualTo(RepositoryFile.empty());
    assertThat(config().readPartly()).isEmpty();
  }

  @Test
  void aFolderInTheFilesPlaceIsAnErrorAndStays() throws IOException {
    Files.createDirectories(file().resolve("x"));
    assertThatThrownBy(() -> config().read()).hasMessage("read " + file() + ": is a directory");
    assertThatThrownBy(() -> config().write(RepositoryFile.empty()))
        .isInstanceOf(PathException.class);
    assertThat(file().resolve("x")).isDirectory();
    assertThat(folder.resolve("config").toFile().list()).containsExactly("repositories.yaml");
  }

  @Test
  void theFolderIsMadeBeforeAnythingElseOrThatIsTheError() throws IOException {
    Files.writeString(folder.resolve("config"), "a file");
    assertThatThrownBy(() -> config().prepare())
        .isInstanceOf(PathException.class)
        .hasMessage("mkdir " + folder.resolve("config") + ": not a directory");
  }

  @Test
  void fiftyThreadsKeepFiftyEntries() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String name = "r" + i;
      threads.add(new Thread(() -> add(config(), name)));
    }
    threads.forEach(Thread::start);
    for (Thread each : threads) {
      each.join();
    }
    assertThat(config().read().entries()).hasSize(50);
  }

  @Test
  void sixProcessesKeepAllTheirEntries() throws Exception {
    share(6, 5);
  }

  @Test
  @Tag("interop")
  void fiftyProcessesKeepAllTheirEntries() throws Exception {
    share(50, 2);
  }

  private void share(int processes, int entries) throws IOException, InterruptedException {
    List<Process> started = new ArrayList<>();
    try {
      for (int i = 0; i < processes; i++) {
        started.add(start(i, entries));
      }
      for (Process each : started) {
        try (BufferedReader out = each.inputReader()) {
          assertThat(out.lines().toList()).isEmpty();
        }
        assertThat(each.waitFor()).isZero();
      }
    } finally {
      started.forEach(Process::destroyForcibly);
    }
    assertThat(config().read().entries()).hasSize(processes * entries);
  }

  private Process start(int number, int entries) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx32m",
            "-cp",
            System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path", "")),
            RepositoryAdder.class.getName(),
            file().toString(),
            "p" + number + "-",
            String.valueOf(entries))
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void whoeverHoldsHelmsKindOfLockIsWaitedFor() throws Exception {
    config().prepare();
    FlockProgram helm =
        FlockProgram.take(folder.resolve("config/repositories.lock"), Long.MAX_VALUE);
    assumeThat(helm).isNotNull();
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    Thread we =
        new Thread(() ->
            config()
                .exclusively(() -> {
                  events.add("we have it");
                  return true;
                }));
    we.start();
    while (we.getState() == Thread.State.NEW || we.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    events.add("helm gives it back");
    helm.close();
    we.join();
    assertThat(events).containsExactly("helm gives it back", "we have it");
  }

  @Test
  void whoeverNeedsHelmsKindOfLockWaitsForUs() {
    config()
        .exclusively(() -> {
          Path lock = folder.resolve("config/repositories.lock");
          assumeThat(Files.isExecutable(Path.of("/usr/bin/flock"))).isTrue();
          assertThatThrownBy(() -> FlockProgram.take(lock, System.nanoTime()))
              .hasMessage("context deadline exceeded");
          return true;
        });
  }
}
