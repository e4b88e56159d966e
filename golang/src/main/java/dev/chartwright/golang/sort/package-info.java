/** Go's sort, whose order of equal elements shows in what Helm writes. */
@NullMarked
package dev.chartwright.golang.sort;

import org.jspecify.annotations.NullMarked;
