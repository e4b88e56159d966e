package dev.chartwright.plugin.install;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.Transport;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Web servers that plugins come from. Nothing is connected before it is needed; the transport stays
 * the caller's to close.
 */
public final class PluginWeb {
  private static final int MAX_PAGE_BYTES = 1 << 20;

  private final Supplier<? extends Getter> getter;
  private final Supplier<Transport> transport;

  private PluginWeb(Supplier<? extends Getter> getter, Supplier<Transport> transport) {
    this.getter = getter;
    this.transport = transport;
  }

  /**
   * Web servers reached in two ways.
   *
   * @param getter fetches archives
   * @param transport asks what a URL is
   */
  public static PluginWeb of(Supplier<? extends Getter> getter, Supplier<Transport> transport) {
    return new PluginWeb(getter, transport);
  }

  byte[] fetch(String url, int limit) {
    return getter.get().bytes(url, GetOptions.none(), limit);
  }

  /** Whether a server says that a URL is an archive; false if it says nothing. */
  boolean isArchive(String url) {
    try (HttpResponse response = exchange(HttpRequest.head(url))) {
      String type = response.headers().first("Content-Type").orElse("");
      return switch (type.toLowerCase(Locale.ROOT)) {
        case "application/gzip", "application/x-gzip", "application/x-tgz", "application/x-gtar" ->
            true;
        default -> false;
      };
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** A page, as far as it is not too long; empty if there is none. */
  String page(String url) {
    try (HttpResponse response = exchange(HttpRequest.get(url))) {
      byte[] bytes = response.body().readNBytes(MAX_PAGE_BYTES);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  private HttpResponse exchange(HttpRequest request) {
    return Redirects.defaults().withDowngrade(true).exchange(transport.get(), request);
  }
}
