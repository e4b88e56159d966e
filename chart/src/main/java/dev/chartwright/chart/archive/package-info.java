/**
 * tar and gzip streams as Go's {@code archive/tar} and {@code compress/gzip} read and write them.
 */
@NullMarked
package dev.chartwright.chart.archive;

import org.jspecify.annotations.NullMarked;
