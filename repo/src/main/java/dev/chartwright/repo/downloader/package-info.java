/** From a chart reference to the bytes of the chart. */
@NullMarked
package dev.chartwright.repo.downloader;

import org.jspecify.annotations.NullMarked;
