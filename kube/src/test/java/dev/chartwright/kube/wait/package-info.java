/** Tests of waiting. */
@NullMarked
package dev.chartwright.kube.wait;

import org.jspecify.annotations.NullMarked;
