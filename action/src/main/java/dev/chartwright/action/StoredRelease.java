package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.NameRules;
import dev.chartwright.release.Release;

/**
 * Reads a revision of a release from its record: {@code get}. As safe for several threads as the
 * cluster. Source: Helm 4.3.1 {@code pkg/action/get.go}, {@code action.go} (releaseContent).
 */
public final class StoredRelease {
  private final Cluster cluster;

  private StoredRelease(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Reads records of this cluster. */
  public static StoredRelease of(Cluster cluster) {
    return new StoredRelease(cluster);
  }

  /**
   * A revision.
   *
   * @param revision 0 or less for the newest
   * @throws dev.chartwright.kube.KubeException if the cluster cannot be reached
   * @throws ActionException if the name cannot be one
   * @throws dev.chartwright.release.ReleaseException {@code release: not found}
   */
  public Release run(String name, long revision) {
    cluster.kube().checkReachable();
    return read(cluster, name, revision);
  }

  static Release read(Cluster cluster, String name, long revision) {
    try {
      NameRules.checkRelease(name);
    } catch (ChartException e) {
      throw new ActionException("releaseContent: Release name is invalid: " + name, e);
    }
    return revision <= 0
        ? cluster.releases().last(name)
        : cluster.releases().get(name, Math.toIntExact(Math.min(revision, Integer.MAX_VALUE)));
  }
}
