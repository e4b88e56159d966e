package dev.chartwright.repo.migration;

import dev.chartwright.chart.ChartLimits;

/**
 * How much of a source is taken before it is refused.
 *
 * @param archiveBytes the most bytes of one archive
 * @param folderFiles the most archives in a folder
 * @param faultsInARow how many versions in a row may fail for what lies between us and a server
 *     before the run ends
 */
public record MigrationLimits(long archiveBytes, int folderFiles, int faultsInARow) {
  /** What Helm can load at all; 1,000,000 files; 8 faults. */
  public static final MigrationLimits DEFAULT =
      new MigrationLimits(ChartLimits.MAX_CHART_BYTES, 1_000_000, 8);
}
