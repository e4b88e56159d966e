/** Glob patterns as the library gobwas/glob matches them. */
@NullMarked
package dev.chartwright.golang.glob;

import org.jspecify.annotations.NullMarked;
