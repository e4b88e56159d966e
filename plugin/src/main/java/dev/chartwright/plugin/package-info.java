/** Plugins of Helm: what they are, how they run, how they are installed and verified. */
@NullMarked
package dev.chartwright.plugin;

import org.jspecify.annotations.NullMarked;
