package dev.chartwright.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartMuseum;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts go into a ChartMuseum by {@code cm-push}, from there into a registry, and helm finds them
 * in both; the real ChartMuseum if {@code CHARTMUSEUM_BIN} or the PATH has it, else the test kit's.
 */
@Tag("interop")
class ChartMuseumInteropTest {
  @TempDir Path folder;

  private Peer helm;
  private AutoCloseable museum;
  private String url;
  private EmbeddedRegistry registry;

  @BeforeEach
  void start() throws IOException {
    Optional<Peer> found = Peer.find("helm");
    assumeTrue(found.isPresent(), "helm is not on the PATH");
    helm = found.get();
    String named = System.getenv("CHARTMUSEUM_BIN");
    Optional<Peer> real =
        named == null ? Peer.find("chartmuseum") : Optional.of(new Peer(Path.of(named)));
    if (real.isPresent()) {
      startReal(real.get().program());
    } else {
      ChartMuseum fake = ChartMuseum.start();
      museum = fake;
      url = fake.url();
    }
    registry = EmbeddedRegistry.start("ada", "lovelace");
  }

  private void startReal(Path program) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--listen-host=127.0.0.1",
                "--port=" + port,
                "--storage=local",
                "--storage-local-rootdir=" + folder.resolve("museum"))
            .redirectErrorStream(true)
            .start();
    museum = process::destroyForcibly;
    url = "http://127.0.0.1:" + port;
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    String line = log.readLine();
    while (line != null && !line.contains("Starting ChartMuseum")) {
      line = log.readLine();
    }
    Thread reader = new Thread(() -> log.lines().forEach(each -> {}), "chartmuseum's log");
    reader.setDaemon(true);
    reader.start();
    while (process.isAlive() && !answers(port)) {
      Thread.onSpinWait();
    }
  }

  private static boolean answers(int port) {
    try (java.net.Socket probe = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (registry != null) {
      registry.close();
    }
    if (museum != null) {
      museum.close();
    }
  }

  @Test
  void helmFindsWhatWasPushedAndWhatWasMigrated() throws Exception {
    helm.run(folder, "create", "web");
    ours("cm-push", folder.resolve("web").toString(), url, "--version", "1.0.0");
    ours("cm-push", folder.resolve("web").toString(), url, "--version", "1.1.0+b1");
    ProgramRun again = run("cm-push", folder.resolve("web").toString(), url, "--version", "1.0.0");
    assertThat(again.err()).isEqualTo("Error: 409: chart already exists\n");
    helm.run(folder, "repo", "add", "museum", url);
    Path fromMuseum = Files.createDirectory(folder.resolve("museum-pulled"));
    helm.run(folder, "pull", "museum/web", "--version", "1.0.0", "-d", fromMuseum.toString());

    String destination = "oci://" + registry.authority() + "/charts";
    String[] account = {"--plain-http", "--username=ada", "--password=lovelace"};
    ours("migrate", "museum", destination, account[0], account[1], account[2]);
    ProgramRun second = run("migrate", url, destination, account[0], account[1], account[2]);
    assertThat(second.out()).endsWith("2 versions: 2 present\n");
    Path pulled = Files.createDirectory(folder.resolve("registry-pulled"));
    helm.run(
        folder,
        "pull",
        destination + "/web",
        "--version",
        "~1.0",
        account[0],
        account[1],
        account[2],
        "-d",
        pulled.toString());
    assertThat(pulled.resolve("web-1.0.0.tgz"))
        .hasSameBinaryContentAs(fromMuseum.resolve("web-1.0.0.tgz"));
  }

  @Test
  void theManifestIsThatOfHelmPush() throws Exception {
    helm.run(folder, "create", "web");
    helm.run(folder, "package", "web", "--version", "1.0.0", "-d", "source");
    Path archive = folder.resolve("source/web-1.0.0.tgz");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.parse("2023-04-05T06:07:08Z")));
    Files.writeString(folder.resolve("source/web-1.0.0.tgz.prov"), "signed, one supposes\n");
    String remote = "oci://" + registry.authority();
    String[] account = {"--plain-http", "--username=ada", "--password=lovelace"};
    String theirs =
        helm.run(
            folder,
            "push",
            archive.toString(),
            remote + "/theirs",
            account[0],
            account[1],
            account[2]);
    ProgramRun own =
        ours(
            "migrate",
            folder.resolve("source").toString(),
            remote + "/ours",
            account[0],
            account[1],
            account[2]);
    String digest = theirs.substring(theirs.indexOf("sha256:")).trim();
    assertThat(own.out()).contains("web:1.0.0@" + digest);
  }

  private ProgramRun ours(String... arguments) {
    ProgramRun run = run(arguments);
    assertThat(run.code()).as("%s: %s%s", List.of(arguments), run.out(), run.err()).isZero();
    return run;
  }

  private ProgramRun run(String... arguments) {
    return ProgramRun.of("chartwright", Peer.environment(folder), List.of(arguments));
  }
}
