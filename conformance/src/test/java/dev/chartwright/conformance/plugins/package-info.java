/** Plugins on their way from registries and web servers into the folder of plugins. */
@NullMarked
package dev.chartwright.conformance.plugins;

import org.jspecify.annotations.NullMarked;
