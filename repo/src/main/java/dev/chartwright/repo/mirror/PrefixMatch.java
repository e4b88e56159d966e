package dev.chartwright.repo.mirror;

import java.util.Locale;

/**
 * URLs and prefixes of URLs in one spelling: scheme and host in lower case, no user, no dot at the
 * end of the host, no port that is the scheme's own, no slash at the end of a prefix.
 */
final class PrefixMatch {
  private PrefixMatch() {}

  /**
   * What stands behind the prefix.
   *
   * @return null if the URL does not begin with it, or goes on in the middle of a name
   */
  static @org.jspecify.annotations.Nullable String behind(String url, String prefix) {
    String whole = normal(url);
    String start = prefix(prefix);
    if (!whole.startsWith(start)) {
      return null;
    }
    String rest = whole.substring(start.length());
    boolean atName = start.endsWith("://") || rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0;
    return atName ? rest : null;
  }

  static String rest(String url, String prefix) {
    String rest = behind(url, prefix);
    if (rest == null) {
      throw new IllegalArgumentException(url + " does not begin with " + prefix);
    }
    return rest;
  }

  /** A prefix as it is compared; longer ones are more exact. */
  static String prefix(String text) {
    String normal = normal(text);
    while (normal.endsWith("/") && !normal.endsWith("://")) {
      normal = normal.substring(0, normal.length() - 1);
    }
    return normal;
  }

  private static String normal(String url) {
    int colon = url.indexOf("://");
    if (colon < 0) {
      return url;
    }
    String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
    int end = colon + 3;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(colon + 3, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String port = scheme.equals("http") ? ":80" : ":443";
    if (authority.endsWith(port)) {
      authority = authority.substring(0, authority.length() - port.length());
    }
    int last = authority.length() - 1;
    int portAt = authority.lastIndexOf(':');
    if (portAt > 0 && authority.charAt(portAt - 1) == '.') {
      authority = authority.substring(0, portAt - 1) + authority.substring(portAt);
    } else if (last > 0 && authority.charAt(last) == '.') {
      authority = authority.substring(0, last);
    }
    return scheme + "://" + authority + url.substring(end);
  }
}
