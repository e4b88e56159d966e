/** What the tests of the whole share. */
@NullMarked
package dev.chartwright.conformance;

import org.jspecify.annotations.NullMarked;
