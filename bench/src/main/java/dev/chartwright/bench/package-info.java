/** Benchmarks in one process: parsing, rendering and loading charts. */
@NullMarked
package dev.chartwright.bench;

import org.jspecify.annotations.NullMarked;
