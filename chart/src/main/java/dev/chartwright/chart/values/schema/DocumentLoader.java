package dev.chartwright.chart.values.schema;

import org.jspecify.annotations.Nullable;

/**
 * Gives the JSON documents that a schema refers to, apart from the metaschemas, which are known.
 *
 * <p>Each document is asked for once in a compilation.
 */
@FunctionalInterface
public interface DocumentLoader {
  /**
   * The document at a URL as {@link dev.chartwright.golang.json.Json#parseKeepingNumbers} reads it.
   *
   * @param url without a fragment
   * @throws RuntimeException whose message says why there is none
   */
  @Nullable Object load(String url);
}
