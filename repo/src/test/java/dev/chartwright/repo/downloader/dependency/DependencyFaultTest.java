package dev.chartwright.repo.downloader.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that fail or lie: the chart stays as it was. */
class DependencyFaultTest {
  private static final String A = "http://a.example";

  @TempDir Path root;
  private final FakeServer server = new FakeServer();
  private Bench bench;
  private List<String> before = List.of();
  private String lock = "";

  @BeforeEach
  void setUp() {
    bench = new Bench(root, server);
    server.chart(A, "lib", "1.0.0").chart(A, "db", "2.0.0").chart(A, "web", "3.0.0");
    bench.wants("lib 1.0.0 " + A, "db * " + A).update();
    before = Bench.tree(bench.chart);
    lock = bench.text("app/Chart.lock");
    bench.wants("lib 1.x " + A, "db * " + A, "web * " + A);
    bench.said.clear();
  }

  @AfterEach
  void nothingIsLeftInTheTemporaryFolder() {
    assertThat(Bench.tree(root.resolve("tmp"))).isEmpty();
  }

  private void failsAndChangesNothing(String message) {
    assertThatThrownBy(bench::update).hasMessageContaining(message);
    assertThat(Bench.tree(bench.chart)).isEqualTo(before);
    assertThat(bench.text("app/Chart.lock")).isEqualTo(lock);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"404 Not Found", "429 Too Many Requests", "500 Internal Server Error", "EOF"})
  void oneOfManyChartsThatCannotBeHadStopsAll(String status) {
    server.fail(A + "/db-2.0.0.tgz", "failed to fetch " + A + "/db-2.0.0.tgz : " + status);
    failsAndChangesNothing(
        "could not download "
            + A
            + "/db-2.0.0.tgz: failed to fetch "
            + A
            + "/db-2.0.0.tgz : "
            + status);
    assertThat(bench.said)
        .containsExactly(
            "refreshed " + A,
            "saving 3",
            "downloading lib from " + A,
            "downloading db from " + A,
            "failed: could not download "
                + A
                + "/db-2.0.0.tgz: failed to fetch "
                + A
                + "/db-2.0.0.tgz : "
                + status);
  }

  @Test
  void theFirstFailureInTheOrderOfTheDependenciesIsTold() {
    server.fail(A + "/web-3.0.0.tgz", "late").fail(A + "/lib-1.0.0.tgz", "early");
    failsAndChangesNothing("could not download " + A + "/lib-1.0.0.tgz: early");
  }

  @Test
  void anIndexThatIsNoneStopsAllBeforeAnythingIsFetched() {
    bench.wants("x 1.x http://b.example", "y 1.x http://b.example");
    server.put("http://b.example/index.yaml", "<html>").requests();
    failsAndChangesNothing("no cached repository for helm-manager-");
    assertThat(server.requests()).containsExactly("http://b.example/index.yaml");
  }

  @Test
  void aTruncatedArchiveIsNotPutInPlace() {
    byte[] whole = server.bytes(A + "/web-3.0.0.tgz");
    server.put(A + "/web-3.0.0.tgz", Arrays.copyOf(whole, whole.length / 2));
    bench.update();
    assertThat(bench.said).anyMatch(line -> line.startsWith("not moved: "));
    assertThat(Bench.tree(bench.chart.resolve("charts")))
        .containsExactly("db-2.0.0.tgz", "lib-1.0.0.tgz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../x.tgz",
        "http://a.example/charts/..",
        "http://a.example/..%2f..%2fx.tgz",
        "http://a.example/.."
      })
  void aUrlThatLeadsElsewhereWritesNothingThere(String url) {
    server.chart(A, "evil", "1.0.0", url);
    server.put("http://a.example/x.tgz", FakeServer.archive("evil", "1.0.0", ""));
    bench.wants("evil * " + A, "lib * " + A);
    try {
      bench.update();
    } catch (RuntimeException e) {
      assertThat(Bench.tree(bench.chart)).isEqualTo(before);
    }
    List<String> outside = new ArrayList<>(Bench.tree(root));
    outside.removeIf(each ->
        each.startsWith("app")
            || each.startsWith("cache")
            || each.startsWith("tmp")
            || each.startsWith("content"));
    assertThat(outside).isEmpty();
  }

  @Test
  void aNameThatLeadsElsewhereIsRefused() {
    server.listed(A, "\"../../x\"", "1.0.0", "lib-1.0.0.tgz");
    bench.write(
        "app/Chart.yaml",
        """
        apiVersion: v2
        name: app
        version: 0.1.0
        dependencies:
        - name: ../../x
          version: "*"
          repository: http://a.example
        """);
    assertThatThrownBy(bench::update).isInstanceOf(RuntimeException.class);
    assertThat(Bench.tree(bench.chart)).isEqualTo(before);
  }

  @Test
  void anArchiveWithAnotherChartInsideIsKeptAsHelmKeepsItAndReportedByTheLoader() {
    server.put(A + "/web-3.0.0.tgz", FakeServer.archive("other", "9.0.0", ""));
    bench.update();
    assertThat(Bench.tree(bench.chart.resolve("charts"))).contains("web-3.0.0.tgz");
  }

  @Test
  void twoUpdatesAtOnceLeaveArchivesThatFitTheLock() throws Exception {
    CountDownLatch bothAreFetching = new CountDownLatch(2);
    server.during(
        A + "/web-3.0.0.tgz",
        () -> {
          bothAreFetching.countDown();
          try {
            bothAreFetching.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> new Runner().run());
      Future<?> two = threads.submit(() -> new Runner().run());
      one.get();
      two.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(Bench.tree(bench.chart))
        .containsExactly(
            "Chart.lock",
            "Chart.yaml",
            "charts",
            "charts/db-2.0.0.tgz",
            "charts/lib-1.0.0.tgz",
            "charts/web-3.0.0.tgz");
    assertThat(bench.text("app/Chart.lock")).contains("name: web");
  }

  private final class Runner {
    void run() {
      bench.manager().update(bench.request());
    }
  }
}
