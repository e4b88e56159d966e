package dev.chartwright.repo.downloader.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyUpdateTest {
  private static final String A = "http://a.example/charts";
  private static final String B = "http://b.example";

  @TempDir Path root;
  private final FakeServer server = new FakeServer();
  private Bench bench;

  @BeforeEach
  void setUp() {
    bench = new Bench(root, server);
    server.chart(A, "lib", "1.0.0").chart(A, "db", "2.1.0").chart(B, "web", "0.3.0");
  }

  @Test
  void eachIndexAndEachChartIsFetchedOnce() {
    bench.wants("lib 1.x " + A, "db ^2.0.0 " + A, "lib 1.0.0 " + A, "web * " + B, "web 0.3.x " + B);
    bench.update();
    assertThat(server.requests())
        .containsExactly(
            A + "/db-2.1.0.tgz",
            A + "/index.yaml",
            A + "/lib-1.0.0.tgz",
            B + "/index.yaml",
            B + "/web-0.3.0.tgz");
    assertThat(Bench.tree(bench.chart))
        .containsExactly(
            "Chart.lock",
            "Chart.yaml",
            "charts",
            "charts/db-2.1.0.tgz",
            "charts/lib-1.0.0.tgz",
            "charts/web-0.3.0.tgz");
    assertThat(bench.bytes("app/charts/db-2.1.0.tgz")).isEqualTo(server.bytes(A + "/db-2.1.0.tgz"));
  }

  @Test
  void whatIsToldComesInTheOrderOfTheDependencies() {
    bench.wants("web * " + B, "lib 1.x " + A, "lib 1.0.0 " + A);
    bench.update();
    assertThat(bench.said)
        .containsExactly(
            "refreshed " + B,
            "refreshed " + A,
            "saving 3",
            "downloading web from " + B,
            "downloading lib from " + A,
            "already downloaded lib",
            "deleting");
  }

  @Test
  void aSmallIndexThatOneDependencyNeedsIsFetchedTwiceAsHelmDoes() {
    bench.wants("lib 1.x " + A);
    bench.update();
    assertThat(server.requests())
        .containsExactly(A + "/index.yaml", A + "/index.yaml", A + "/lib-1.0.0.tgz");
  }

  @Test
  void theLockNamesWhatWasChosenInTheOrderOfTheChart() {
    bench.wants("web * " + B, "lib 1.x " + A);
    bench.update();
    assertThat(bench.text("app/Chart.lock"))
        .startsWith(
            """
            dependencies:
            - name: web
              repository: http://b.example
              version: 0.3.0
            - name: lib
              repository: http://a.example/charts
              version: 1.0.0
            digest: sha256:\
            """)
        .endsWith("generated: \"2026-01-02T03:04:05Z\"\n");
  }

  @Test
  void archivesThatNoDependencyNeedsAreDeletedAndOtherFilesStay() {
    bench.wants("lib 1.x " + A, "db * " + A).update();
    bench.wants("lib 1.x " + A).folder("app/charts/own");
    bench.write("app/charts/own/Chart.yaml", "apiVersion: v2\nname: own\nversion: 1.0.0\n");
    bench.update();
    assertThat(Bench.tree(bench.chart.resolve("charts")))
        .containsExactly("lib-1.0.0.tgz", "own", "own/Chart.yaml");
  }

  @Test
  void namesOfAddedRepositoriesStandForTheirUrls() {
    bench.adds("r", A).wants("lib 1.x @r", "db * alias:r");
    bench.update();
    assertThat(bench.text("app/Chart.lock")).contains("repository: " + A).doesNotContain("@r");
    assertThat(server.requests())
        .containsExactly(A + "/db-2.1.0.tgz", A + "/index.yaml", A + "/lib-1.0.0.tgz");
    bench.build();
    assertThat(bench.manager()).isNotNull();
  }

  @Test
  void buildingAsksForRepositoriesThatWereNotAdded() {
    bench.wants("lib 1.x " + A).update();
    assertThatThrownBy(bench::build)
        .isInstanceOf(MissingRepositoriesException.class)
        .hasMessage("no repository definition for " + A);
  }

  @Test
  void withoutARefreshTheCachedIndexDecides() {
    bench.adds("r", A).wants("lib 1.x " + A, "db * " + A).update();
    server.chart(A, "lib", "1.5.0").requests();
    bench.manager().update(bench.request().withSkipRefresh(true));
    assertThat(server.requests()).containsExactly(A + "/db-2.1.0.tgz", A + "/lib-1.0.0.tgz");
  }

  @Test
  void anIndexThatCannotBeRefreshedServesAsItIs() {
    bench.adds("r", A).wants("lib 1.x " + A).update();
    server.fail(A + "/index.yaml", "no route");
    bench.update();
    assertThat(bench.said).contains("not refreshed " + A + ": no route");
  }

  @Test
  void whatCannotBeSatisfiedIsNamed() {
    bench.wants("lib 9.x " + A, "db 8.x " + A);
    assertThatThrownBy(bench::update)
        .hasMessage(
            "can't get a valid version for 2 subchart(s): \"lib\" (repository \""
                + A
                + "\", version \"9.x\"), \"db\" (repository \""
                + A
                + "\", version \"8.x\"). Make sure a matching chart version exists in the repo, or"
                + " change the version constraint in Chart.yaml");
  }

  @Test
  void aLockThatIsUpToDateIsNotWrittenAgain() {
    bench.wants("lib 1.x " + A).update();
    String before = bench.text("app/Chart.lock");
    bench.at(java.time.Clock.systemUTC()).update();
    assertThat(bench.text("app/Chart.lock")).isEqualTo(before);
  }

  @Test
  void foldersArePackedAndTheirFoldersAreLeftAlone() {
    bench.write("lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.2.3\n");
    bench.wants("lib ^1.0.0 file://../lib").update();
    assertThat(Bench.tree(bench.chart.resolve("charts"))).containsExactly("lib-1.2.3.tgz");
    assertThat(Bench.tree(root.resolve("lib"))).containsExactly("Chart.yaml");
    assertThat(Bench.tree(root.resolve("tmp"))).isEmpty();
  }
}
