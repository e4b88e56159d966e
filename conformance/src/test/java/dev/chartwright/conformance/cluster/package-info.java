/** Releases in a cluster: recorded sessions of helm and what else all commands must hold to. */
@NullMarked
package dev.chartwright.conformance.cluster;

import org.jspecify.annotations.NullMarked;
