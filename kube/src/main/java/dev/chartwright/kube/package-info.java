/** A thin Kubernetes client over unstructured JSON. */
@NullMarked
package dev.chartwright.kube;

import org.jspecify.annotations.NullMarked;
