package dev.chartwright.repo.downloader.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pins in locks, and builds from the cache alone. */
class PinnedLockTest {
  private static final String A = "http://a.example";

  @TempDir Path root;
  private final FakeServer server = new FakeServer();
  private Bench bench;

  @BeforeEach
  void setUp() {
    bench = new Bench(root, server);
    server.chart(A, "lib", "1.0.0").chart(A, "db", "2.0.0");
    bench.write("near/Chart.yaml", "apiVersion: v2\nname: near\nversion: 1.0.0\n");
    bench.adds("r", A).wants("lib 1.x " + A, "near * file://../near", "db * " + A);
  }

  private DependencyRequest pinning(PinPolicy policy) {
    return bench.request().withPins(policy);
  }

  private void pin() {
    bench.manager().update(pinning(PinPolicy.WRITE));
  }

  private static String digest(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("digest", ".bin");
    try {
      Files.write(file, bytes);
      return Digests.ofFile(file);
    } finally {
      Files.delete(file);
    }
  }

  /** The bytes of a chart change on the server, its name and version stay. */
  private void republish(String name, String version) {
    server.put(
        A + "/" + name + "-" + version + ".tgz", FakeServer.archive(name, version, "changed"));
  }

  @Test
  void eachFetchedArchiveIsPinnedAndPackedFoldersAreNot() throws IOException {
    pin();
    assertThat(bench.text("app/Chart.lock"))
        .startsWith(
            """
            dependencies:
            - digest: %s
              name: lib
              repository: http://a.example
              version: 1.0.0
            - name: near
              repository: file://../near
              version: 1.0.0
            - digest: %s
              name: db
            """
                .formatted(
                    digest(server.bytes(A + "/lib-1.0.0.tgz")),
                    digest(server.bytes(A + "/db-2.0.0.tgz"))));
  }

  @Test
  void aPinnedLockStaysAsItIsWhenNothingChanged() {
    pin();
    String before = bench.text("app/Chart.lock");
    bench.at(Clock.systemUTC());
    pin();
    bench.manager().update(pinning(PinPolicy.CHECK));
    bench.manager().build(pinning(PinPolicy.CHECK));
    assertThat(bench.text("app/Chart.lock")).isEqualTo(before);
  }

  @Test
  void aBuildRefusesAnArchiveWithOtherBytesAndLeavesTheChartAlone() {
    pin();
    byte[] before = bench.bytes("app/charts/lib-1.0.0.tgz");
    republish("lib", "1.0.0");
    assertThatThrownBy(() -> bench.manager().build(pinning(PinPolicy.CHECK)))
        .hasMessageStartingWith(
            "the archive of lib 1.0.0 from http://a.example has changed: the lock pins sha256:")
        .hasMessageEndingWith("If that is intended, run 'chartwright dependency update --pin'");
    assertThat(bench.bytes("app/charts/lib-1.0.0.tgz")).isEqualTo(before);
  }

  @Test
  void anUpdateRefusesThemTooUnlessItIsToldToPin() throws IOException {
    pin();
    republish("lib", "1.0.0");
    assertThatThrownBy(() -> bench.manager().update(pinning(PinPolicy.CHECK)))
        .hasMessageContaining("has changed");
    pin();
    assertThat(bench.text("app/Chart.lock")).contains(digest(server.bytes(A + "/lib-1.0.0.tgz")));
  }

  @Test
  void aNewVersionInAPinnedLockGetsItsPin() throws IOException {
    pin();
    server.put(
        A + "/index.yaml",
        new String(server.bytes(A + "/index.yaml"), java.nio.charset.StandardCharsets.UTF_8)
            .replace("version: 1.0.0", "version: 1.1.0"));
    bench.manager().update(pinning(PinPolicy.CHECK));
    assertThat(bench.text("app/Chart.lock"))
        .contains("version: 1.1.0")
        .contains(digest(server.bytes(A + "/lib-1.0.0.tgz")));
  }

  @Test
  void underTheNameOfHelmPinsMeanNothing() {
    pin();
    republish("lib", "1.0.0");
    bench.build();
    assertThat(bench.bytes("app/charts/lib-1.0.0.tgz"))
        .isEqualTo(server.bytes(A + "/lib-1.0.0.tgz"));
  }

  @Test
  void aBuildWithoutANetworkAsksNobody() {
    bench.manager().update(pinning(PinPolicy.CHECK));
    buildOffline();
    pin();
    buildOffline();
  }

  private void buildOffline() {
    byte[] before = bench.bytes("app/charts/lib-1.0.0.tgz");
    server.requests();
    removeArchives();
    bench.manager().build(pinning(PinPolicy.CHECK).withOffline(true));
    assertThat(server.requests()).isEmpty();
    assertThat(Bench.tree(bench.chart.resolve("charts")))
        .containsExactly("db-2.0.0.tgz", "lib-1.0.0.tgz", "near-1.0.0.tgz");
    assertThat(bench.bytes("app/charts/lib-1.0.0.tgz")).isEqualTo(before);
  }

  private void removeArchives() {
    try {
      for (String each : Bench.tree(bench.chart.resolve("charts"))) {
        Files.delete(bench.chart.resolve("charts").resolve(each));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aBuildWithoutANetworkNamesAllThatItLacks() {
    bench.update();
    server.requests();
    assertThatThrownBy(() -> bench.manager().build(pinning(PinPolicy.CHECK).withOffline(true)))
        .hasMessage(
            "cannot build "
                + bench.chart
                + " offline: the content cache "
                + root.resolve("content")
                + " lacks, or has damaged: lib 1.0.0 (http://a.example), db 2.0.0"
                + " (http://a.example). Run 'dependency build' once with a network");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void damagedBytesInTheCacheAreNotUsed() throws IOException {
    pin();
    String hex = digest(server.bytes(A + "/db-2.0.0.tgz")).substring("sha256:".length());
    bench.write("content/" + hex.substring(0, 2) + "/" + hex + ".chart", "damaged");
    assertThatThrownBy(() -> bench.manager().build(pinning(PinPolicy.CHECK).withOffline(true)))
        .hasMessageContaining("lacks, or has damaged: db 2.0.0 (http://a.example). Run");
  }

  @Test
  void withoutALockThereIsNothingToBuildWithoutANetwork() {
    assertThatThrownBy(() -> bench.manager().build(bench.request().withOffline(true)))
        .hasMessageContaining("it has no Chart.lock");
    assertThat(server.requests()).isEmpty();
  }
}
