@NullMarked
package dev.chartwright.kube;

import org.jspecify.annotations.NullMarked;
