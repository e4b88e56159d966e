/** Chart.yaml model; load and save; .helmignore; values. */
@NullMarked
package dev.chartwright.chart;

import org.jspecify.annotations.NullMarked;
