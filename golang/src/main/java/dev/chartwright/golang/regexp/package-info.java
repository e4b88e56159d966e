/** Regular expressions as Go's package regexp reads and applies them. */
@NullMarked
package dev.chartwright.golang.regexp;

import org.jspecify.annotations.NullMarked;
