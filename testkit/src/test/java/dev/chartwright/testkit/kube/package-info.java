/** Tests of the fake Kubernetes API. */
@NullMarked
package dev.chartwright.testkit.kube;

import org.jspecify.annotations.NullMarked;
