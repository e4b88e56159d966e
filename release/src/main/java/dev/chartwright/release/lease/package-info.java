/** Leases beside releases: who works on one now, so that no second one does. */
@NullMarked
package dev.chartwright.release.lease;

import org.jspecify.annotations.NullMarked;
