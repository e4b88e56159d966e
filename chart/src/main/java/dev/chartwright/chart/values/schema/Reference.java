package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.Quote;

/**
 * A URL and the fragment after it, which is a JSON pointer or the name of an anchor.
 *
 * @param fragment decoded
 */
record Reference(String url, String fragment) {
  /**
   * Splits a reference.
   *
   * @throws SchemaException {@code error in parsing "#%": invalid URL escape "%"}
   */
  static Reference of(String text) {
    int hash = text.indexOf('#');
    if (hash < 0) {
      return new Reference(text, "");
    }
    String fragment = text.substring(hash + 1);
    try {
      return new Reference(
          text.substring(0, hash),
          fragment.indexOf('%') < 0 ? fragment : Url.unescapePath(fragment));
    } catch (UrlException e) {
      throw parseError(text, e);
    }
  }

  /** A reference that stands in a document with this URL, made absolute. */
  static Reference resolve(String base, String text) {
    if (text.startsWith("#")) {
      return new Reference(base, of(text).fragment);
    }
    Url from = parse(base);
    Reference reference = of(text);
    Url to = parse(reference.url);
    Url resolved = from.resolve(to);
    if (!to.isAbsolute() && !from.opaque().isEmpty()) {
      resolved =
          new Url(
              resolved.scheme(),
              from.opaque(),
              resolved.user(),
              resolved.host(),
              resolved.path(),
              resolved.rawPath(),
              resolved.forceQuery(),
              resolved.rawQuery(),
              resolved.fragment(),
              resolved.rawFragment(),
              resolved.omitHost());
    }
    return new Reference(resolved.toString(), reference.fragment);
  }

  private static Url parse(String url) {
    try {
      return Url.parse(url);
    } catch (UrlException e) {
      throw parseError(url, e);
    }
  }

  static SchemaException parseError(String url, UrlException cause) {
    return new SchemaException(
        "error in parsing " + Quote.quote(url) + ": " + cause.getMessage(), cause);
  }

  /** Whether the fragment is the name of an anchor. */
  boolean isAnchor() {
    return !fragment.isEmpty() && fragment.charAt(0) != '/';
  }

  @Override
  public String toString() {
    return url + "#" + Quoting.encode(fragment);
  }
}
