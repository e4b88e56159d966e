/** Real charts, held against what helm printed for them. */
@NullMarked
package dev.chartwright.conformance.corpus;

import org.jspecify.annotations.NullMarked;
