package dev.chartwright.repo.downloader.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutdatedDependenciesTest {
  private static final String A = "http://a.example";
  private static final String B = "http://b.example";

  @TempDir Path root;
  private final FakeServer server = new FakeServer();

  @Test
  void eachDependencyIsComparedWithWhatItsRepositoryOffers() {
    Bench bench = new Bench(root, server);
    server.chart(A, "lib", "1.0.0").chart(A, "db", "2.0.0").chart(B, "web", "3.0.0");
    bench.write("near/Chart.yaml", "apiVersion: v2\nname: near\nversion: 1.0.0\n");
    bench.adds("r", A).wants("lib 1.x @r", "db 2.0.0 @r", "web 3.x " + B, "near * file://../near");
    bench.update();
    server.put(
        A + "/index.yaml",
        """
        apiVersion: v1
        entries:
          lib:
          - {name: lib, apiVersion: v2, version: 1.0.0, urls: [a]}
          - {name: lib, apiVersion: v2, version: 1.4.0, urls: [a]}
          - {name: lib, apiVersion: v2, version: 2.0.0, urls: [a]}
          - {name: lib, apiVersion: v2, version: 3.0.0-rc.1, urls: [a]}
          db:
          - {name: db, apiVersion: v2, version: 2.0.0, urls: [a]}
          - {name: db, apiVersion: v2, version: 2.1.0, urls: [a]}
        """);
    List<String> before = Bench.tree(bench.chart);
    String lock = bench.text("app/Chart.lock");
    assertThat(bench.manager().outdated(bench.request()))
        .containsExactly(
            new DependencyVersions("lib", A, "1.x", "1.0.0", "1.4.0", "2.0.0", ""),
            new DependencyVersions("db", A, "2.0.0", "2.0.0", "2.0.0", "2.1.0", ""),
            new DependencyVersions("web", B, "3.x", "3.0.0", "3.0.0", "3.0.0", ""),
            new DependencyVersions("near", "file://../near", "*", "1.0.0", "1.0.0", "1.0.0", ""))
        .extracting(DependencyVersions::status)
        .containsExactly("outdated", "newer exists", "up to date", "up to date");
    assertThat(Bench.tree(bench.chart)).isEqualTo(before);
    assertThat(bench.text("app/Chart.lock")).isEqualTo(lock);
  }

  @Test
  void whatCannotBeFoundOutIsAProblemOfThatDependencyAlone() {
    Bench bench = new Bench(root, server);
    server.chart(A, "lib", "1.0.0");
    bench.wants("lib 1.x " + A, "db 1.x " + A, "lib 9.x " + A, "web * " + B);
    assertThat(bench.manager().outdated(bench.request()))
        .extracting(DependencyVersions::status)
        .containsExactly("outdated", "unknown", "unknown", "unknown");
    assertThat(bench.manager().outdated(bench.request()))
        .extracting(DependencyVersions::problem)
        .contains("", "db chart not found in repo " + A, "no version satisfies 9.x");
  }
}
