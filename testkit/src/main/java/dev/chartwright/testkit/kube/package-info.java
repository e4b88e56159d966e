/** A Kubernetes API in memory, and a proxy that gets in the way of a real one. */
@NullMarked
package dev.chartwright.testkit.kube;

import org.jspecify.annotations.NullMarked;
