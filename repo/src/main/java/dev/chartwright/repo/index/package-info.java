/** index.yaml read as a stream into a compact table, and the lookup file beside a large one. */
@org.jspecify.annotations.NullMarked
package dev.chartwright.repo.index;
