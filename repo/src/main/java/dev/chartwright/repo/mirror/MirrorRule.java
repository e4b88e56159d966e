package dev.chartwright.repo.mirror;

import java.util.List;

/**
 * What stands in for the URLs that begin with a prefix.
 *
 * @param prefix {@code oci://ghcr.io/acme}, {@code https://charts.example.com}, or a scheme alone:
 *     {@code oci://}
 * @param mirrors places to try, in order; none at all forbids the prefix if there is no fallback
 * @param fallback whether the place itself is asked when no mirror could help
 */
public record MirrorRule(String prefix, List<Mirror> mirrors, boolean fallback) {
  /** Copies the list. */
  public MirrorRule {
    mirrors = List.copyOf(mirrors);
  }

  /**
   * What a URL becomes at a mirror.
   *
   * <pre>{@code
   * // prefix oci://ghcr.io/acme, mirror oci://local:5000/hub
   * rule.rewrite("oci://ghcr.io/acme/web", mirror)   // oci://local:5000/hub/web
   * }</pre>
   *
   * @param url a URL that the rule is for, as {@link MirrorTable#rule} finds it
   */
  String rewrite(String url, Mirror mirror) {
    String rest = PrefixMatch.rest(url, prefix);
    String place = mirror.url();
    while (place.endsWith("/") && !place.endsWith("://")) {
      place = place.substring(0, place.length() - 1);
    }
    return rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?")
        ? place + rest
        : place + "/" + rest;
  }
}
