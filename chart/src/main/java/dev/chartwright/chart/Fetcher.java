package dev.chartwright.chart;

/**
 * Gets what charts and command lines name by URL: files of values, schemas that others refer to.
 *
 * <p>This module opens no connection; who uses it decides which schemes there are and how they are
 * reached. An implementation must be safe for the threads that it is used from.
 */
public interface Fetcher {
  /** Whether URLs of a scheme, in lower case and without a colon, can be fetched. */
  boolean handles(String scheme);

  /**
   * The bytes behind a URL.
   *
   * @throws RuntimeException whose message is Helm's error text, if they cannot be had
   */
  byte[] fetch(String url);

  /** A fetcher that knows no scheme. */
  static Fetcher none() {
    return new Fetcher() {
      @Override
      public boolean handles(String scheme) {
        return false;
      }

      @Override
      public byte[] fetch(String url) {
        throw new ChartException("no fetcher for " + url);
      }
    };
  }
}
