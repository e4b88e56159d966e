/** Files as Go's {@code os} package reads and writes them, with its error texts. */
@NullMarked
package dev.chartwright.golang.os;

import org.jspecify.annotations.NullMarked;
