/** Unicode 15.0.0 as Go 1.26 knows it, whatever Unicode the running JDK has. */
@NullMarked
package dev.chartwright.golang.unicode;

import org.jspecify.annotations.NullMarked;
