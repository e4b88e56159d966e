package dev.chartwright.kube.config;

import dev.chartwright.golang.strconv.Quote;

/**
 * The plugins that client-go once had and Helm is built without. Source: client-go {@code
 * rest/plugin.go}.
 */
final class AuthProviders {
  private AuthProviders() {}

  static String missing(String name) {
    return "no Auth Provider found for name " + Quote.quote(name);
  }
}
