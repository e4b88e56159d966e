package dev.chartwright.chart.values;

/**
 * Reads what stands at a URL: how values and schemas reach what lies outside of a chart.
 *
 * <p>This module opens no connection; who calls it hands in a fetcher that does, with the proxies,
 * certificates, time limits and size limits that fit. An implementation must be safe for the
 * threads that it is used from.
 *
 * <pre>{@code
 * Fetcher fetcher = url -> client.get(url, Duration.ofSeconds(15)).bytes();
 * }</pre>
 */
@FunctionalInterface
public interface Fetcher {
  /**
   * The bytes at a URL.
   *
   * @param url absolute
   * @throws FetchException if there is no answer, or none with status 200
   */
  byte[] fetch(String url);

  /** A fetcher that refuses every URL: {@code Get "http://x/y": network access is off}. */
  static Fetcher none() {
    return new NoFetcher();
  }
}
