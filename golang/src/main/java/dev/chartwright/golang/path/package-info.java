/** Slash-separated paths and their patterns as Go's path and path/filepath treat them. */
@NullMarked
package dev.chartwright.golang.path;

import org.jspecify.annotations.NullMarked;
