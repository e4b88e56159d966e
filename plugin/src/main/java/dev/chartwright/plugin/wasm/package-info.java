/**
 * Runs WebAssembly modules that speak Extism's calls, on Chicory; loaded only when such a plugin is
 * run.
 */
@NullMarked
package dev.chartwright.plugin.wasm;

import org.jspecify.annotations.NullMarked;
