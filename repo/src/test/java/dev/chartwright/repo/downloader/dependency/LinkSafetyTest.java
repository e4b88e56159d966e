package dev.chartwright.repo.downloader.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CVE-2025-53547 and its neighbours: nothing is written or deleted where a link leads. */
class LinkSafetyTest {
  private static final String A = "http://a.example";

  @TempDir Path root;
  private final FakeServer server = new FakeServer();
  private Bench bench;

  @BeforeEach
  void setUp() {
    bench = new Bench(root, server);
    server.chart(A, "lib", "1.0.0").chart(A, "db", "2.0.0");
    bench.write("victim/.bashrc", "mine\n");
    bench.wants("lib 1.x " + A, "db * " + A);
  }

  @Test
  void aLockThatIsALinkIsRefusedAndItsTargetStays() {
    bench.write("victim/lock", "generated: \"2020-01-01T00:00:00Z\"\n");
    bench.link("app/Chart.lock", "../victim/lock");
    assertThatThrownBy(bench::update)
        .hasMessage("the Chart.lock file is a symlink to \"../victim/lock\"");
    assertThat(bench.text("victim/lock")).isEqualTo("generated: \"2020-01-01T00:00:00Z\"\n");
  }

  @Test
  void anOldLockThatIsALinkIsRefusedAndItsTargetStays() {
    bench.write("app/Chart.yaml", "apiVersion: v1\nname: app\nversion: 0.1.0\n");
    bench.write(
        "app/requirements.yaml",
        "dependencies:\n- name: lib\n  version: 1.x\n  repository: " + A + "\n");
    bench.write("victim/lock", "generated: \"2020-01-01T00:00:00Z\"\n");
    bench.link("app/requirements.lock", "../victim/lock");
    assertThatThrownBy(bench::update)
        .hasMessage("the requirements.lock file is a symlink to \"../victim/lock\"");
    assertThat(bench.text("victim/lock")).isEqualTo("generated: \"2020-01-01T00:00:00Z\"\n");
  }

  @Test
  void aLockThatBecomesALinkDuringTheRunIsNotFollowed() {
    server.during(A + "/lib-1.0.0.tgz", () -> bench.link("app/Chart.lock", "../victim/.bashrc"));
    assertThatThrownBy(bench::update).hasMessageContaining("symlink to \"../victim/.bashrc\"");
    assertThat(bench.text("victim/.bashrc")).isEqualTo("mine\n");
  }

  @Test
  void aLinkThatTakesThePlaceOfTheLockIsReplacedAndNotFollowed() throws IOException {
    bench.link("app/Chart.lock", "../victim/.bashrc");
    try (HeldFolder folder = HeldFolder.open(bench.chart);
        HeldFolder other = HeldFolder.open(bench.folder("app/x"))) {
      other.create("Chart.lock", new java.io.ByteArrayInputStream(new byte[] {1}));
      other.move("Chart.lock", folder, "Chart.lock");
    }
    assertThat(Files.isSymbolicLink(bench.chart.resolve("Chart.lock"))).isFalse();
    assertThat(bench.text("victim/.bashrc")).isEqualTo("mine\n");
  }

  @Test
  void chartsThatLeadOutOfTheChartAreRefused() {
    bench.write("victim/charts/Chart.yaml", "apiVersion: v2\nname: x\nversion: 1.0.0\n");
    bench.folder("victim/archives");
    bench.link("app/charts", "../victim/archives");
    assertThatThrownBy(bench::update)
        .hasMessageContaining("is a symlink to \"../victim/archives\", which lies outside");
    assertThat(Bench.tree(root.resolve("victim/archives"))).isEmpty();
  }

  @Test
  void chartsMayLeadToAnotherFolderOfTheChart() {
    bench.folder("app/files");
    bench.link("app/charts", "files");
    bench.update();
    assertThat(Bench.tree(root.resolve("app/files")))
        .containsExactly("db-2.0.0.tgz", "lib-1.0.0.tgz");
  }

  @Test
  void chartsThatBecomeALinkDuringTheRunAreNotFollowed() {
    bench.folder("app/charts");
    bench.folder("victim/archives");
    server.during(A + "/lib-1.0.0.tgz", () -> swap("app/charts", "../victim/archives"));
    bench.update();
    assertThat(Bench.tree(root.resolve("victim/archives"))).isEmpty();
  }

  @Test
  void outdatedArchivesBehindALinkAreNotDeleted() throws IOException {
    bench.folder("victim/archives");
    Files.write(
        root.resolve("victim/archives/old-1.0.0.tgz"), FakeServer.archive("old", "1.0.0", ""));
    bench.folder("app/charts");
    Files.write(
        bench.chart.resolve("charts/old-1.0.0.tgz"), FakeServer.archive("old", "1.0.0", ""));
    server.during(A + "/lib-1.0.0.tgz", () -> swap("app/charts", "../victim/archives"));
    bench.update();
    assertThat(Bench.tree(root.resolve("victim/archives"))).containsExactly("old-1.0.0.tgz");
  }

  @Test
  void aLinkAmongTheArchivesIsDeletedItselfAndNotWhatItLeadsTo() throws IOException {
    Files.write(root.resolve("victim/old-1.0.0.tgz"), FakeServer.archive("old", "1.0.0", ""));
    bench.folder("app/charts");
    bench.link("app/charts/old-1.0.0.tgz", "../../victim/old-1.0.0.tgz");
    bench.update();
    assertThat(Files.exists(bench.chart.resolve("charts/old-1.0.0.tgz"), LinkOption.NOFOLLOW_LINKS))
        .isFalse();
    assertThat(root.resolve("victim/old-1.0.0.tgz")).exists();
  }

  @Test
  void aLinkWithTheNameOfTheTemporaryFolderIsLeftAlone() {
    bench.folder("victim/tmp");
    String name = "tmpcharts-" + ProcessHandle.current().pid();
    bench.link("app/" + name, "../victim/tmp");
    bench.update();
    assertThat(Bench.tree(root.resolve("victim/tmp"))).isEmpty();
    assertThat(Bench.tree(bench.chart))
        .containsExactly(
            "Chart.lock",
            "Chart.yaml",
            "charts",
            "charts/db-2.0.0.tgz",
            "charts/lib-1.0.0.tgz",
            name);
  }

  @Test
  void aTemporaryFolderThatBecomesALinkIsNotFollowed() {
    bench.folder("victim/tmp");
    String name = "app/tmpcharts-" + ProcessHandle.current().pid();
    server.during(A + "/lib-1.0.0.tgz", () -> swap(name, "../victim/tmp"));
    bench.update();
    assertThat(Bench.tree(root.resolve("victim/tmp"))).isEmpty();
  }

  @Test
  void aCachedIndexThatIsALinkIsReplacedAndNotFollowed() {
    bench.adds("r", A).folder("cache");
    bench.link("cache/r-index.yaml", "../victim/.bashrc");
    bench.link("cache/r-charts.txt", "../victim/.bashrc");
    bench.update();
    assertThat(bench.text("victim/.bashrc")).isEqualTo("mine\n");
    assertThat(Files.isSymbolicLink(root.resolve("cache/r-index.yaml"))).isFalse();
  }

  private void swap(String folder, String target) {
    try {
      Path path = root.resolve(folder);
      Files.move(path, root.resolve("moved-away"));
      Files.createSymbolicLink(path, Path.of(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
