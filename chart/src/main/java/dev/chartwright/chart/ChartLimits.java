package dev.chartwright.chart;

/**
 * How much of a chart is read before it is refused.
 *
 * <p>The first limit is Helm's and its message too; the others only stop what no honest archive
 * has, and would cost Helm all its memory.
 */
public final class ChartLimits {
  /**
   * The most bytes that the files of a folder or an archive may have together: 100 MiB. An archive
   * must stay below.
   */
  public static final long MAX_CHART_BYTES = 100L * 1024 * 1024;

  /** The most bytes that an archive may decompress to, headers and skipped entries included. */
  public static final long MAX_STREAM_BYTES = 4 * MAX_CHART_BYTES;

  /** The most files that an archive may have. */
  public static final int MAX_FILES = 100_000;

  /** How deep charts may lie in charts. */
  public static final int MAX_DEPTH = 64;

  /** The most bytes that a chart and all archives inside it may have together. */
  public static final long MAX_NESTED_BYTES = 8 * MAX_CHART_BYTES;

  /**
   * How deep tables may lie in each other where one is merged over another, or imported. Go grows
   * its stack as needed; a table that was imported into itself would exhaust it.
   */
  public static final int MAX_VALUES_DEPTH = 1_000;

  /** The most values that a chart may import from its subcharts. */
  public static final int MAX_IMPORTED_VALUES = 1_000_000;

  private ChartLimits() {}
}
