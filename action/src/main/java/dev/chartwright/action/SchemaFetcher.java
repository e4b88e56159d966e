package dev.chartwright.action;

import dev.chartwright.chart.values.FetchException;
import dev.chartwright.chart.values.Fetcher;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.Timeouts;
import dev.chartwright.http.UrlException;
import java.io.IOException;
import java.time.Duration;

/**
 * Fetches the schemas that a chart's schema refers to; nothing is opened before the first URL.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/util/jsonschema.go} (HTTPURLLoader).
 */
final class SchemaFetcher implements Fetcher {
  private static final Duration TOTAL = Duration.ofSeconds(15);

  /** Largest schema, in bytes. */
  private static final int MAX_BYTES = 64 << 20;

  private final Connections connections;
  private final String userAgent;

  SchemaFetcher(Connections connections, String userAgent) {
    this.connections = connections;
    this.userAgent = userAgent;
  }

  @Override
  public byte[] fetch(String url) {
    HttpRequest request =
        HttpRequest.get(url)
            .withHeaders(Headers.none().with("User-Agent", userAgent))
            .withTimeouts(Timeouts.defaults().withOverall(TOTAL));
    try (HttpResponse response = Redirects.defaults().exchange(connections.transport(), request)) {
      if (response.status() != 200) {
        String text = response.statusText();
        int space = text.indexOf(' ');
        throw FetchException.ofStatus(
            response.status(), space < 0 ? "" : text.substring(space + 1));
      }
      byte[] bytes = response.body().readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw FetchException.of(
            "Get \"" + url + "\": the answer is larger than " + MAX_BYTES + " bytes", null);
      }
      return bytes;
    } catch (UrlException | IOException e) {
      throw FetchException.of(String.valueOf(e.getMessage()), e);
    }
  }
}
