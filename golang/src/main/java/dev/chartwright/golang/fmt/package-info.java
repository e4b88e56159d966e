/** Printing of values as Go's package fmt prints them. */
@NullMarked
package dev.chartwright.golang.fmt;

import org.jspecify.annotations.NullMarked;
