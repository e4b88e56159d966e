/** Release records as Helm writes them: what was installed, from which chart, with which values. */
@NullMarked
package dev.chartwright.release;

import org.jspecify.annotations.NullMarked;
