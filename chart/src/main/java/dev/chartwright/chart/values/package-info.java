/** The values of a chart: reading and merging them. */
@NullMarked
package dev.chartwright.chart.values;

import org.jspecify.annotations.NullMarked;
