package dev.chartwright.kube.config;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.Quote;

/** The {@code proxy-url} of a cluster. Source: client-go {@code tools/clientcmd/helpers.go}. */
final class ProxyUrl {
  private ProxyUrl() {}

  /** Why it cannot be used; empty if it can. */
  static String problem(String text) {
    Url url;
    try {
      url = Url.parse(text);
    } catch (UrlException e) {
      return "could not parse: " + text;
    }
    return switch (url.scheme()) {
      case "http", "https", "socks5" -> "";
      default ->
          "unsupported scheme " + Quote.quote(url.scheme()) + ", must be http, https, or socks5";
    };
  }
}
