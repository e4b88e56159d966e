/** Provenance files of charts: signing and verifying them with OpenPGP keys. */
@NullMarked
package dev.chartwright.provenance;

import org.jspecify.annotations.NullMarked;
