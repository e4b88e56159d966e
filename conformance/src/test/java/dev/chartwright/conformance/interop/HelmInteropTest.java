package dev.chartwright.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.cli.Program;
import dev.chartwright.cli.Session;
import dev.chartwright.cli.StartCheck;
import dev.chartwright.cli.output.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What helm 4.3.1 pushes we pull, what we push helm pulls, and both leave the same manifest. */
@Tag("interop")
class HelmInteropTest {
  private static final String DIGEST = "Digest: ";

  @TempDir Path folder;

  private Peer helm;
  private EmbeddedRegistry registry;
  private String remote;

  @BeforeEach
  void start() {
    Optional<Peer> found = Peer.find("helm");
    assumeTrue(found.isPresent(), "helm is not on the PATH");
    helm = found.get();
    registry = EmbeddedRegistry.start("ada", "lovelace");
    remote = "oci://" + registry.authority();
  }

  @AfterEach
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void helmPullsWhatWePushed() throws Exception {
    Path archive = archive();
    login();
    ours("push", archive.toString(), remote + "/ours", "--plain-http");
    Path target = Files.createDirectory(folder.resolve("theirs"));
    helm.run(
        folder,
        "pull",
        remote + "/ours/sample",
        "--version",
        "0.1.0",
        "--plain-http",
        "-d",
        target.toString());
    assertThat(target.resolve("sample-0.1.0.tgz")).hasSameBinaryContentAs(archive);
  }

  @Test
  void wePullWhatHelmPushed() throws Exception {
    Path archive = archive();
    login();
    helm.run(folder, "push", archive.toString(), remote + "/theirs", "--plain-http");
    Path target = Files.createDirectory(folder.resolve("ours"));
    ours(
        "pull",
        remote + "/theirs/sample",
        "--plain-http",
        "--version",
        ">=0.1",
        "-d",
        target.toString());
    assertThat(target.resolve("sample-0.1.0.tgz")).hasSameBinaryContentAs(archive);
  }

  @Test
  void theSameArchiveGetsTheSameManifest() throws Exception {
    Path archive = archive();
    Files.setLastModifiedTime(archive, FileTime.from(Instant.parse("2024-02-03T04:05:06Z")));
    Files.writeString(folder.resolve("sample-0.1.0.tgz.prov"), "a signature, supposedly\n");
    login();
    String theirs =
        helm.run(folder, "push", archive.toString(), remote + "/theirs", "--plain-http");
    String own = ours("push", archive.toString(), remote + "/ours", "--plain-http");
    assertThat(digest(own)).isEqualTo(digest(theirs));
  }

  @Test
  void helmUsesTheLoginThatWeStored() throws Exception {
    Path archive = archive();
    ours("registry", "login", registry.authority(), "--plain-http", "-u", "ada", "-p", "lovelace");
    String pushed =
        helm.run(folder, "push", archive.toString(), remote + "/shared", "--plain-http");
    assertThat(pushed).contains("Pushed: ");
  }

  @Test
  void helmUnpacksTheStarterChartThatWePacked() throws Exception {
    ours("create", folder.resolve("sample").toString());
    ours("package", folder.resolve("sample").toString(), "-d", folder.toString());
    String shown = helm.run(folder, "show", "all", "sample-0.1.0.tgz");
    assertThat(ours("show", "all", folder.resolve("sample-0.1.0.tgz").toString())).isEqualTo(shown);
    assertThat(helm.run(folder, "template", "sample-0.1.0.tgz")).contains("kind: Deployment");
  }

  private Path archive() throws Exception {
    helm.run(folder, "create", "sample");
    helm.run(folder, "package", "sample");
    return folder.resolve("sample-0.1.0.tgz");
  }

  private void login() throws Exception {
    helm.run(
        folder,
        "registry",
        "login",
        registry.authority(),
        "--plain-http",
        "-u",
        "ada",
        "-p",
        "lovelace");
  }

  private String ours(String... arguments) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    ByteSink out = ByteSink.buffered(printed);
    Session session =
        new Session(
            Program.of("helm"),
            Peer.environment(folder),
            "Linux",
            out,
            ByteSink.unbuffered(complained, out),
            InputStream.nullInputStream(),
            Clock.systemUTC(),
            StartCheck.none());
    assertThat(session.run(List.of(arguments)))
        .as("%s: %s", List.of(arguments), complained)
        .isZero();
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String digest(String printed) {
    int at = printed.indexOf(DIGEST) + DIGEST.length();
    return printed.substring(at, printed.indexOf('\n', at));
  }
}
