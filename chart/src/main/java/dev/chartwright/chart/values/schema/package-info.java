/**
 * JSON Schema, drafts 4 to 2020-12, with the rules and the words of the validator that Helm uses.
 */
@NullMarked
package dev.chartwright.chart.values.schema;

import org.jspecify.annotations.NullMarked;
