/** Go's strings package, as far as its notion of a space differs from Java's. */
@NullMarked
package dev.chartwright.golang.strings;

import org.jspecify.annotations.NullMarked;
