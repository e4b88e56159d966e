package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart that was found and read, and the values that the user gives it.
 *
 * @param path where it lies on this machine
 * @param chart the chart as it was read, its dependencies not yet processed
 * @param values the values of {@code -f} and {@code --set}, merged
 */
record FoundChart(String path, Chart chart, Map<String, @Nullable Object> values) {}
