/** Puts plugins where they are found: from folders, archives, repositories and registries. */
@NullMarked
package dev.chartwright.plugin.install;

import org.jspecify.annotations.NullMarked;
