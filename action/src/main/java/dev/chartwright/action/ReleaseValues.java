package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.release.Release;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a release: {@code get values}. As safe for several threads as the cluster. Source:
 * Helm 4.3.1 {@code pkg/action/get_values.go}.
 */
public final class ReleaseValues {
  private final Cluster cluster;
  private final LogSink log;

  private ReleaseValues(Cluster cluster, LogSink log) {
    this.cluster = cluster;
    this.log = log;
  }

  /**
   * Values of releases in this cluster.
   *
   * @param log takes what does not fit together in the values
   */
  public static ReleaseValues of(Cluster cluster, LogSink log) {
    return new ReleaseValues(cluster, log);
  }

  /**
   * The values that the user gave, or those that the templates saw: with the defaults of the chart,
   * but not of its subcharts, which the record does not hold.
   *
   * @param revision 0 or less for the newest
   */
  public Map<String, @Nullable Object> run(String name, long revision, boolean all) {
    Release release = StoredRelease.of(cluster).run(name, revision);
    return all ? computed(release, log) : release.config();
  }

  /** The values that the templates of a release saw. */
  static Map<String, @Nullable Object> computed(Release release, LogSink log) {
    Chart chart = release.chart();
    return chart == null ? release.config() : Coalesce.of(log).values(chart, release.config());
  }
}
