package dev.chartwright.engine;

import org.jspecify.annotations.Nullable;

/**
 * How one chart is rendered.
 *
 * @param lintMode {@code fail} and {@code required} give an empty text instead of an error, and
 *     {@code lookup} finds nothing
 * @param strict a key that a map lacks is an error
 * @param lookup what {@code lookup} asks; null where there is no cluster: it finds nothing
 */
public record RenderOptions(boolean lintMode, boolean strict, @Nullable Lookup lookup) {
  /** As {@code helm template} renders. */
  public static RenderOptions normal() {
    return new RenderOptions(false, false, null);
  }

  /** As {@code helm lint} renders. */
  public static RenderOptions lint() {
    return new RenderOptions(true, false, null);
  }

  /** The same with or without strictness. */
  public RenderOptions withStrict(boolean strict) {
    return new RenderOptions(lintMode, strict, lookup);
  }

  /** The same with a cluster to ask. */
  public RenderOptions withLookup(@Nullable Lookup lookup) {
    return new RenderOptions(lintMode, strict, lookup);
  }
}
