/** Patches that change objects: strategic merges, JSON merges, and who manages which fields. */
@NullMarked
package dev.chartwright.kube.patch;

import org.jspecify.annotations.NullMarked;
