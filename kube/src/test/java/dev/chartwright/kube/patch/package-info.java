@NullMarked
package dev.chartwright.kube.patch;

import org.jspecify.annotations.NullMarked;
