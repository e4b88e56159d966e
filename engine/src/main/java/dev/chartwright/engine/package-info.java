/** Rendering of charts to manifests, hooks and notes; lint. */
@NullMarked
package dev.chartwright.engine;

import org.jspecify.annotations.NullMarked;
