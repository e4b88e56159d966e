/** Looks for mistakes in charts: Helm's {@code lint} rules, one class for each set. */
@NullMarked
package dev.chartwright.engine.lint;

import org.jspecify.annotations.NullMarked;
