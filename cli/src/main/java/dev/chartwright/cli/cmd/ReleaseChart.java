package dev.chartwright.cli.cmd;

import dev.chartwright.chart.Metadata;
import dev.chartwright.release.Release;

/**
 * How lists name the chart of a release; a record may have none. Source: Helm 4.3.1 {@code
 * pkg/cmd/history.go} (formatChartName, formatAppVersion).
 */
final class ReleaseChart {
  private static final String MISSING = "MISSING";

  private ReleaseChart() {}

  /** Such as {@code nginx-1.2.3}. */
  static String name(Release release) {
    Metadata chart = release.chartMetadata();
    return chart == null ? MISSING : chart.name() + "-" + chart.version();
  }

  /** Such as {@code nginx}. */
  static String nameAlone(Release release) {
    Metadata chart = release.chartMetadata();
    return chart == null ? MISSING : chart.name();
  }

  /** The version of what the chart installs. */
  static String appVersion(Release release) {
    Metadata chart = release.chartMetadata();
    return chart == null ? MISSING : chart.appVersion();
  }
}
