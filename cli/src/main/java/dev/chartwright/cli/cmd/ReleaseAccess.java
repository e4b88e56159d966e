package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.StoredRelease;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.release.Release;

/** The cluster and the release records that commands read. */
final class ReleaseAccess {
  private ReleaseAccess() {}

  /** The cluster, with the records of the namespace that is set; whoever asked closes it. */
  static Cluster open(CommandContext context) {
    return Clusters.open(context, Clusters.settings(context));
  }

  /** The cluster, with the records of all namespaces; whoever asked closes it. */
  static Cluster openAll(CommandContext context) {
    return Clusters.open(context, Clusters.settings(context).withNamespace(""));
  }

  /**
   * Reads a revision of a release.
   *
   * @param revision 0 or less for the newest
   */
  static Release read(CommandContext context, String name, long revision) {
    try (Cluster cluster = open(context)) {
      return StoredRelease.of(cluster).run(name, revision);
    }
  }
}
