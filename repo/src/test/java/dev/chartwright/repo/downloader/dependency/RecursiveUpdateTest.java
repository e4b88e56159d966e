package dev.chartwright.repo.downloader.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecursiveUpdateTest {
  private static final String A = "http://a.example";

  @TempDir Path root;
  private final FakeServer server = new FakeServer();
  private Bench bench;

  @BeforeEach
  void setUp() {
    bench = new Bench(root, server);
    server.chart(A, "lib", "1.0.0").chart(A, "db", "2.0.0");
  }

  private void update() {
    bench.manager().update(bench.request().withRecursive(true));
  }

  @Test
  void foldersGetTheirOwnDependenciesFirstAndALockEach() {
    bench.wants("mid * file://../mid", "leaf * file://../leaf");
    bench.write("mid/Chart.yaml", Bench.chartfile("mid", "leaf * file://../leaf", "db * " + A));
    bench.write("leaf/Chart.yaml", Bench.chartfile("leaf", "lib * " + A, "db * " + A));
    update();
    assertThat(Bench.tree(root.resolve("leaf")))
        .containsExactly(
            "Chart.lock", "Chart.yaml", "charts", "charts/db-2.0.0.tgz", "charts/lib-1.0.0.tgz");
    assertThat(Bench.tree(root.resolve("mid")))
        .containsExactly(
            "Chart.lock", "Chart.yaml", "charts", "charts/db-2.0.0.tgz", "charts/leaf-0.1.0.tgz");
    assertThat(Bench.tree(bench.chart.resolve("charts")))
        .containsExactly("leaf-0.1.0.tgz", "mid-0.1.0.tgz");
    assertThat(bench.said.stream().filter(line -> line.startsWith("saving")))
        .containsExactly("saving 2", "saving 2", "saving 2");
  }

  @Test
  void indexesAndChartsAreFetchedOnceForAllFolders() {
    bench.wants("mid * file://../mid", "lib * " + A, "db * " + A);
    bench.write("mid/Chart.yaml", Bench.chartfile("mid", "lib * " + A, "db * " + A));
    update();
    assertThat(server.requests())
        .containsExactly(A + "/db-2.0.0.tgz", A + "/index.yaml", A + "/lib-1.0.0.tgz");
  }

  @Test
  void aFolderThatDependsOnItselfIsNamedWithTheWay() {
    bench.wants("mid * file://../mid");
    bench.write("mid/Chart.yaml", Bench.chartfile("mid", "leaf * file://../leaf"));
    bench.write("leaf/Chart.yaml", Bench.chartfile("leaf", "mid * file://../mid"));
    String mid = root.resolve("mid").toString();
    String leaf = root.resolve("leaf").toString();
    assertThatThrownBy(this::update)
        .hasMessage(
            "the chart " + mid + " depends on itself: " + mid + " -> " + leaf + " -> " + mid);
    assertThat(Bench.tree(root.resolve("leaf"))).containsExactly("Chart.yaml");
  }

  @Test
  void withoutTheFlagFoldersKeepWhatTheyHave() {
    bench.wants("mid * file://../mid");
    bench.write("mid/Chart.yaml", Bench.chartfile("mid", "lib * " + A));
    bench.update();
    assertThat(Bench.tree(root.resolve("mid"))).containsExactly("Chart.yaml");
  }
}
