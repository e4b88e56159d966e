/** Quoting, parsing and formatting of basic values as Go's package strconv does it. */
@NullMarked
package dev.chartwright.golang.strconv;

import org.jspecify.annotations.NullMarked;
