/** Waits for objects of a cluster, judges whether they are ready, and says what holds them up. */
@NullMarked
package dev.chartwright.kube.wait;

import org.jspecify.annotations.NullMarked;
