package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.NameRules;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.release.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The revisions of a release: {@code history}. As safe for several threads as the cluster. Source:
 * Helm 4.3.1 {@code pkg/action/history.go}, {@code pkg/cmd/history.go}.
 */
public final class ReleaseHistory {
  private final Cluster cluster;
  private final LogSink log;

  private ReleaseHistory(Cluster cluster, LogSink log) {
    this.cluster = cluster;
    this.log = log;
  }

  /** Histories of releases in this cluster. */
  public static ReleaseHistory of(Cluster cluster, LogSink log) {
    return new ReleaseHistory(cluster, log);
  }

  /**
   * All revisions as the storage has them.
   *
   * @throws ActionException if the name cannot be one
   * @throws dev.chartwright.release.ReleaseException {@code release: not found}
   */
  public List<Release> run(String name) {
    cluster.kube().checkReachable();
    try {
      NameRules.checkRelease(name);
    } catch (ChartException e) {
      throw new ActionException("release name is invalid: " + name, e);
    }
    log.debug("getting history for release", "release", name);
    return cluster.releases().history(name);
  }

  /** The newest revisions, at most so many, the oldest first. */
  public List<Release> run(String name, long max) {
    List<Release> sorted = new ArrayList<>(run(name));
    sorted.sort(Comparator.comparingInt(Release::version));
    int count = (int) Math.max(0, Math.min(max, sorted.size()));
    return List.copyOf(sorted.subList(sorted.size() - count, sorted.size()));
  }
}
