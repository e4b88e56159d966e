package dev.chartwright.oci.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimultaneousLoginsTest {
  private static final int PROCESSES = 8;
  private static final int LOGINS_EACH = 7;

  @TempDir Path directory;

  /**
   * What each process does: wait for the others, then log in several times, each time with a fresh
   * look at the file.
   */
  static final class Logins {
    public static void main(String[] args) throws Exception {
      Path file = Path.of(args[0]);
      Files.createFile(Path.of(args[2]).resolve("ready-" + args[1]));
      while (Files.notExists(Path.of(args[2]).resolve("go"))) {
        LockSupport.parkNanos(1_000_000);
      }
      for (int i = 0; i < LOGINS_EACH; i++) {
        DockerConfigFile.read(file).put("host-" + args[1] + "-" + i, Credential.of("u", "p"));
      }
    }
  }

  @Test
  void fiftyProcessesLoginsKeepAllEntries() throws Exception {
    Path file = directory.resolve("registry/config.json");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(
          new ProcessBuilder(
                  java,
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Logins.class.getName(),
                  file.toString(),
                  Integer.toString(i),
                  directory.toString())
              .inheritIO()
              .start());
    }
    for (int i = 0; i < PROCESSES; i++) {
      while (Files.notExists(directory.resolve("ready-" + i)) && processes.get(i).isAlive()) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    Files.createFile(directory.resolve("go"));
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(DockerConfigFile.read(file).keys()).hasSize(PROCESSES * LOGINS_EACH);
    assertThat(file.getParent().toFile().list()).containsExactly("config.json");
  }

  @Test
  void fiftyThreadsKeepAllEntriesWhetherTheyShareTheStoreOrNot() throws Exception {
    Path path = directory.resolve("config.json");
    DockerConfigFile shared = DockerConfigFile.read(path);
    ExecutorService threads = Executors.newFixedThreadPool(50);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> logins = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String host = "host-" + i;
      DockerConfigFile file = i % 2 == 0 ? shared : DockerConfigFile.read(path);
      logins.add(
          threads.submit(() -> {
            start.await();
            file.put(host, Credential.of("u", "p"));
            return null;
          }));
    }
    start.countDown();
    for (Future<?> login : logins) {
      login.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(DockerConfigFile.read(path).keys()).hasSize(50);
    assertThat(directory.toFile().list()).containsExactly("config.json");
  }
}
