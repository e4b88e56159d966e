package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.NameRules;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseHook;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tests of a release: its hooks for {@code test}.
 *
 * <p>A test that fails is no exception but part of the {@linkplain ReleaseTestResult result}, since
 * its logs are still to be had; {@link ReleaseTestResult#finish} then deletes what the hooks'
 * policies say. With a choice of tests, the record names the others first afterwards, as Helm's
 * does; unlike Helm's it names them while tests run, too.
 *
 * <p>Safe for several threads. Source: Helm 4.3.1 {@code pkg/action/release_testing.go}.
 *
 * <pre>{@code
 * ReleaseTestResult result =
 *     ReleaseTest.of(cluster, settings, surroundings).run(ReleaseTestRequest.of("web"), HookLog.NONE);
 * result.copyLogs(System.out); // POD LOGS: web-test (main) …
 * result.finish();
 * }</pre>
 */
public final class ReleaseTest {
  private final Cluster cluster;
  private final ReleaseTime time;
  private final LogSink log;

  private ReleaseTest(Cluster cluster, Settings settings, Surroundings surroundings) {
    this.cluster = cluster;
    this.time = ReleaseTime.of(settings, surroundings);
    this.log = settings.log();
  }

  /** The verb on a cluster. */
  public static ReleaseTest of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new ReleaseTest(cluster, settings, surroundings);
  }

  /**
   * Runs the tests of the newest revision, one after the other, until one fails.
   *
   * @param hookLog takes the logs of tests that ask for it by their policy
   * @throws ActionException if the name cannot be one
   * @throws ReleaseException {@code release: not found}
   */
  public ReleaseTestResult run(ReleaseTestRequest request, HookLog hookLog) {
    cluster.kube().checkReachable();
    try {
      NameRules.checkRelease(request.release());
    } catch (ChartException e) {
      throw new ActionException("releaseTest: Release name is invalid: " + request.release(), e);
    }
    Release release = chosenLast(cluster.releases().last(request.release()), request);
    Revision revision = new Revision(release, cluster.releases(), log);
    HookRun run =
        new HookRunner(
                cluster.kube(),
                hookLog,
                log,
                time,
                WaitStrategy.WATCHER,
                request.timeout(),
                ApplyMethod.SERVER_SIDE.recordedAs(release.applyMethod()))
            .begin(revision, HookEvent.TEST, hook -> request.wants(hook.name()));
    RuntimeException failure = run.failure();
    try {
      cluster.releases().update(revision.release());
    } catch (RuntimeException e) {
      if (failure == null) {
        failure = e;
      } else {
        failure.addSuppressed(e);
      }
    }
    return new ReleaseTestResult(cluster.kube(), request, revision.release(), failure, run);
  }

  private static Release chosenLast(Release release, ReleaseTestRequest request) {
    List<ReleaseHook> hooks = new ArrayList<>();
    List<ReleaseHook> rest = new ArrayList<>();
    for (ReleaseHook each : release.hooks()) {
      (request.exclude().contains(each.hook().name()) ? hooks : rest).add(each);
    }
    List<ReleaseHook> chosen = new ArrayList<>();
    for (ReleaseHook each : rest) {
      (request.wants(each.hook().name()) ? chosen : hooks).add(each);
    }
    hooks.addAll(chosen);
    return release.toBuilder().hooks(hooks).build();
  }
}
