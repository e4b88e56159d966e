/** Uploads charts to ChartMuseum, as the plugin helm-push does. */
@NullMarked
package dev.chartwright.repo.chartmuseum;

import org.jspecify.annotations.NullMarked;
