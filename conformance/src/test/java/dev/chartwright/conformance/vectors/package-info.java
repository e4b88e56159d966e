/** Recorded questions to Helm's own libraries, asked of ours. */
@NullMarked
package dev.chartwright.conformance.vectors;

import org.jspecify.annotations.NullMarked;
