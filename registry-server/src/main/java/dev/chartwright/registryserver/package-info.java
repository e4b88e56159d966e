/** Embeddable OCI registry. */
@NullMarked
package dev.chartwright.registryserver;

import org.jspecify.annotations.NullMarked;
