package dev.chartwright.action;

import dev.chartwright.chart.values.Fetcher;
import dev.chartwright.repo.getter.GetOptions;
import java.io.IOException;
import java.io.InputStream;

/**
 * Fetches values over {@code http} and {@code https} as Helm's getters do; nothing is opened before
 * the first URL.
 */
final class WebFetcher implements Fetcher {
  /** Largest file of values, in bytes. */
  static final int MAX_BYTES = 256 << 20;

  private final Connections connections;

  WebFetcher(Connections connections) {
    this.connections = connections;
  }

  @Override
  public byte[] fetch(String url) {
    return connections.getter().get(url, GetOptions.none().withUrl(url), WebFetcher::read);
  }

  private static byte[] read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("the answer is larger than " + MAX_BYTES + " bytes");
    }
    return bytes;
  }
}
