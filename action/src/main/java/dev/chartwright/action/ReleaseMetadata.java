package dev.chartwright.action;

import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.release.Release;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known about a release without its content: {@code get metadata}. Source: Helm 4.3.1
 * {@code pkg/action/get_metadata.go}.
 *
 * @param name of the release
 * @param chart its name
 * @param version of the chart
 * @param appVersion of what the chart installs
 * @param annotations of Chart.yaml
 * @param labels that the user gave the release
 * @param dependencies of the chart
 * @param namespace of the release
 * @param revision from 1
 * @param status the word for its state
 * @param deployedAt when it was last deployed
 * @param applyMethod {@code ssa}, {@code csa} or empty
 */
public record ReleaseMetadata(
    String name,
    String chart,
    String version,
    String appVersion,
    Map<String, String> annotations,
    Map<String, String> labels,
    List<Dependency> dependencies,
    String namespace,
    int revision,
    String status,
    GoTime deployedAt,
    String applyMethod) {
  /** Copies the lists and maps; maps are sorted. */
  public ReleaseMetadata {
    annotations = new TreeMap<>(annotations);
    labels = new TreeMap<>(labels);
    dependencies = List.copyOf(dependencies);
  }

  /**
   * Reads what is known of a revision.
   *
   * @param revision 0 or less for the newest
   * @throws ActionException if the record holds no chart
   */
  public static ReleaseMetadata read(Cluster cluster, String name, long revision) {
    Release release = StoredRelease.of(cluster).run(name, revision);
    Metadata chart = release.chartMetadata();
    if (chart == null) {
      throw new ActionException("invalid chart apiVersion");
    }
    return new ReleaseMetadata(
        release.name(),
        chart.name(),
        chart.version(),
        chart.appVersion(),
        chart.annotations(),
        release.labels(),
        chart.dependencies(),
        release.namespace(),
        release.version(),
        release.info().status().word(),
        release.info().lastDeployed(),
        release.applyMethod());
  }
}
