package dev.chartwright.kube.config;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server, which may be written as a URL or as host and port. Source: client-go
 * {@code rest/url_utils.go}, {@code rest/config.go}.
 */
final class ServerUrl {
  private ServerUrl() {}

  /**
   * The URL without a slash at its end.
   *
   * @param tls whether a bare host speaks TLS
   * @throws ConfigException in client-go's words
   */
  static String of(String host, boolean tls) {
    if (host.isEmpty()) {
      throw ConfigException.of("host must be a URL or a host:port pair");
    }
    Url url = parsed(host);
    if (url == null || url.scheme().isEmpty() || url.host().isEmpty()) {
      try {
        url = Url.parse((tls ? "https://" : "http://") + host);
      } catch (UrlException e) {
        throw ConfigException.of(String.valueOf(e.getMessage()));
      }
      if (!url.path().isEmpty() && !url.path().equals("/")) {
        throw ConfigException.of("host must be a URL or a host:port pair: " + Quote.quote(host));
      }
    }
    String text = url.withQuery("").withEscapedFragment("").toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Whether it is spoken to over TLS, so that users are told. A bare host is not, whatever
   * certificates there are: client-go asks before it looks at these.
   */
  static boolean isSecure(String host) {
    try {
      return of(host, false).startsWith("https:");
    } catch (ConfigException e) {
      return false;
    }
  }

  private static @Nullable Url parsed(String host) {
    try {
      return Url.parse(host);
    } catch (UrlException e) {
      return null;
    }
  }
}
