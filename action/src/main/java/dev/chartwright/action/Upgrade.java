package dev.chartwright.action;

import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.sprig.SprigContext;
import java.util.List;

/**
 * Brings a release to another chart or other values: renders, records a new revision, runs hooks,
 * makes, changes and deletes objects.
 *
 * <p>Safe for several threads; of two upgrades of a release at once the second is refused. Source:
 * Helm 4.3.1 {@code pkg/cmd/upgrade.go}, {@code pkg/action/upgrade.go}.
 *
 * <pre>{@code
 * Release made =
 *     Upgrade.of(cluster, settings, Surroundings.of(Clock.systemUTC()))
 *         .run(UpgradeRequest.of("web", ChartSource.of("./web")), ReleaseEvents.none())
 *         .release();
 * made.version(); // 2
 * }</pre>
 */
public final class Upgrade {
  private final Cluster cluster;
  private final Settings settings;
  private final Surroundings surroundings;

  private Upgrade(Cluster cluster, Settings settings, Surroundings surroundings) {
    this.cluster = cluster;
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** The verb on a cluster. */
  public static Upgrade of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new Upgrade(cluster, settings, surroundings);
  }

  /**
   * Whether there is something to upgrade: what {@code upgrade --install} asks first.
   *
   * @throws RuntimeException with Helm's message if the cluster cannot be asked
   */
  public ReleasePresence find(String releaseName) {
    List<Release> revisions;
    try {
      revisions = ReleaseHistory.of(cluster, settings.log()).run(releaseName);
    } catch (ReleaseException e) {
      if (e.problem() == Problem.NOT_FOUND) {
        return ReleasePresence.ABSENT;
      }
      throw e;
    }
    // Helm looks at the last in the driver's order, where v10 comes before v9.
    boolean uninstalled =
        !revisions.isEmpty()
            && revisions.get(revisions.size() - 1).info().status() == ReleaseStatus.UNINSTALLED;
    return uninstalled ? ReleasePresence.UNINSTALLED : ReleasePresence.PRESENT;
  }

  /**
   * Upgrades a release.
   *
   * @throws ReleaseChangeException if the chart was found but the release cannot be upgraded
   * @throws RuntimeException with Helm's message, if it does not come so far
   */
  public UpgradeResult run(UpgradeRequest request, ReleaseEvents events) {
    TemplateRequest chart = request.chart();
    SprigContext functions = surroundings.functions(settings.environment(), chart.enableDns);
    try (Connections connections =
        Connections.of(settings, chart.chart.connection(), events.pulls())) {
      connections.check();
      FoundChart found =
          new ChartPreparation(settings, surroundings, connections, events.dependencies())
              .toUpgrade(chart);
      ChartRendering rendering = new ChartRendering(chart, connections, functions, settings.log());
      return new UpgradeResult(
          run(new UpgradeRun(cluster, settings, surroundings, request, events, found), rendering));
    }
  }

  private static Release run(UpgradeRun run, ChartRendering rendering) {
    try {
      return run.run(rendering);
    } catch (RuntimeException e) {
      throw ReleaseChangeException.of(e);
    }
  }
}
