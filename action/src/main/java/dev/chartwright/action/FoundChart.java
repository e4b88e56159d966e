package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart that was found and read, and the values that the user gives it.
 *
 * @param located where it lies on this machine, and where it came from
 * @param chart the chart as it was read, its dependencies not yet processed
 * @param values the values of {@code -f} and {@code --set}, merged
 */
record FoundChart(LocatedChart located, Chart chart, Map<String, @Nullable Object> values) {
  /** Where it lies on this machine. */
  String path() {
    return located.path();
  }
}
