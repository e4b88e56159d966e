/**
 * YAML and JSON trees read into typed fields, with the conversions and error texts of Go's
 * decoders.
 */
@NullMarked
package dev.chartwright.chart.decode;

import org.jspecify.annotations.NullMarked;
