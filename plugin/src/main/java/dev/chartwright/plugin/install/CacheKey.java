package dev.chartwright.plugin.install;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UserInfo;

/**
 * The name of the folder in which what came from a source is kept.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/cache/cache.go}.
 *
 * <pre>{@code
 * CacheKey.of("https://github.com/ada/helm-x")   // https-github.com-ada-helm-x
 * CacheKey.of("git@github.com:ada/helm-x")       // git-github.com-ada-helm-x
 * }</pre>
 */
final class CacheKey {
  private CacheKey() {}

  /**
   * The name.
   *
   * @throws dev.chartwright.golang.net.UrlException if the source is no URL
   */
  static String of(String source) {
    StringBuilder key = new StringBuilder();
    ScpAddress address = ScpAddress.parse(source);
    if (address != null) {
      append(key, "", address.user(), address.host(), "/" + address.path());
    } else {
      Url url = Url.parse(source);
      UserInfo user = url.user();
      append(key, url.scheme(), user == null ? "" : user.username(), url.host(), url.path());
    }
    return key.toString().replace(':', '-');
  }

  private static void append(
      StringBuilder key, String scheme, String user, String host, String path) {
    if (!scheme.isEmpty()) {
      key.append(scheme).append('-');
    }
    if (!user.isEmpty()) {
      key.append(user).append('-');
    }
    key.append(host).append(path.replace('/', '-'));
  }
}
