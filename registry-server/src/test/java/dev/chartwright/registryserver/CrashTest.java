package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server in a process of its own that is pushed to by four threads and killed without a word,
 * again and again on the same folder. What it acknowledged must be there afterwards, and everything
 * that is there must be whole.
 */
class CrashTest {
  private static final int KILLS = 10;

  @TempDir Path scratch;

  /** What a pusher was told: content by tag, and what it deleted. */
  private record Acknowledged(String tag, String layer, boolean deleted) {}

  @Test
  void killedServerKeepsWhatItAcknowledgedAndShowsNothingHalf() throws Exception {
    Random random = new Random(20_260_101);
    Path folder = scratch.resolve("registry");
    List<Acknowledged> told = new ArrayList<>();
    for (int round = 0; round < KILLS; round++) {
      told.addAll(pushUntilKilled(folder, round, 10 + random.nextInt(40)));
      verify(folder, told);
    }
    assertThat(told).hasSizeGreaterThan(KILLS);
  }

  private static List<Acknowledged> pushUntilKilled(Path folder, int round, int acknowledgements)
      throws Exception {
    List<Acknowledged> told = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(folder, "-Xmx128m")) {
      List<Thread> pushers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String name = round + "-" + i;
        Thread pusher = new Thread(() -> push(server, name, told, acknowledgements));
        pushers.add(pusher);
        pusher.start();
      }
      for (Thread pusher : pushers) {
        pusher.join();
      }
    }
    return told;
  }

  /** Pushes until the server is gone; the one who has seen enough acknowledgements kills it. */
  private static void push(ServerProcess server, String name, List<Acknowledged> told, int enough) {
    RegistryClient client = new RegistryClient(server.url());
    try {
      for (int i = 0; server.isAlive(); i++) {
        String tag = "t" + name + "-" + i;
        String layer = "layer of " + tag + " ".repeat(i * 100 % 5_000);
        Digest digest = client.pushImage("crash", tag, layer);
        boolean delete = i % 5 == 4;
        if (delete && client.delete("/v2/crash/manifests/" + digest).status() != 202) {
          return;
        }
        synchronized (told) {
          told.add(new Acknowledged(tag, layer, delete));
          if (told.size() == enough) {
            server.kill();
          }
        }
      }
    } catch (AssertionError e) {
      // The server was killed in the middle of this push, which then proves nothing.
    }
  }

  private static void verify(Path folder, List<Acknowledged> told) throws IOException {
    try (RegistryServer server =
        RegistryServer.start(RegistryConfig.builder().folder(folder).build())) {
      RegistryClient client = new RegistryClient(server.url());
      for (Acknowledged one : told) {
        RegistryClient.Answer manifest = client.get("/v2/crash/manifests/" + one.tag());
        assertThat(manifest.status()).as("tag " + one.tag()).isEqualTo(one.deleted() ? 404 : 200);
        if (!one.deleted()) {
          Digest layer = Digest.ofBytes(one.layer().getBytes(StandardCharsets.UTF_8));
          assertThat(manifest.text()).contains(layer.text());
          assertThat(client.get("/v2/crash/blobs/" + layer).text()).isEqualTo(one.layer());
        }
      }
      assertThat(folder.resolve("uploads")).isEmptyDirectory();
      everyFileIsWhatItsNameSays(folder.resolve("blobs"));
    }
  }

  private static void everyFileIsWhatItsNameSays(Path blobs) throws IOException {
    try (Stream<Path> files = Files.walk(blobs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Digest.ofBytes(Files.readAllBytes(file)).encoded())
            .isEqualTo(file.getFileName().toString());
      }
    }
  }
}
