/** index.yaml read as a stream into a compact table, and the lookup file beside a large one. */
@NullMarked
package dev.chartwright.repo.index;

import org.jspecify.annotations.NullMarked;
