package dev.chartwright.action;

import dev.chartwright.kube.Resource;
import dev.chartwright.release.Release;
import java.util.List;

/**
 * Finds out how a release is: {@code status}. As safe for several threads as the cluster. Source:
 * Helm 4.3.1 {@code pkg/action/status.go}.
 */
public final class Status {
  private final Cluster cluster;

  private Status(Cluster cluster) {
    this.cluster = cluster;
  }

  /** States of releases in this cluster. */
  public static Status of(Cluster cluster) {
    return new Status(cluster);
  }

  /**
   * A revision and its objects; objects that are not there are left out.
   *
   * @param revision 0 or less for the newest
   * @param tables whether the server is to make tables of the objects
   * @throws dev.chartwright.kube.KubeException if the cluster cannot be reached, or does not know a
   *     kind of the manifest
   * @throws dev.chartwright.release.ReleaseException {@code release: not found}
   */
  public ReleaseStatusReport run(String name, long revision, boolean tables) {
    cluster.kube().checkReachable();
    Release release = StoredRelease.read(cluster, name, revision);
    List<Resource> resources = cluster.kube().build(release.manifest(), false);
    return new ReleaseStatusReport(release, cluster.kube().get(resources, true, tables));
  }
}
