/** Tests of HTTP by hand. */
@NullMarked
package dev.chartwright.testkit.wire;

import org.jspecify.annotations.NullMarked;
