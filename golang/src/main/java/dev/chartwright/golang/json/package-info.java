/** Reads and writes JSON as Go's package encoding/json does, down to the texts of its errors. */
@NullMarked
package dev.chartwright.golang.json;

import org.jspecify.annotations.NullMarked;
