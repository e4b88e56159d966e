package dev.chartwright.oci.remote;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import java.util.Locale;

/**
 * A URL taken apart without changing a character: servers sign the URLs that they hand out.
 *
 * @param scheme in lower case; empty if there is none
 * @param authority host and port as written, without user name and password
 * @param path path as written
 * @param query query as written, without the question mark; empty if there is none
 */
record UrlText(String scheme, String authority, String path, String query) {
  static UrlText parse(String text) {
    int hash = text.indexOf('#');
    String rest = hash < 0 ? text : text.substring(0, hash);
    String scheme = schemeOf(rest);
    if (!scheme.isEmpty()) {
      rest = rest.substring(scheme.length() + 1);
    }
    String query = "";
    int mark = rest.indexOf('?');
    if (mark >= 0) {
      query = rest.substring(mark + 1);
      rest = rest.substring(0, mark);
    }
    String authority = "";
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      authority = rest.substring(2, slash < 0 ? rest.length() : slash);
      rest = slash < 0 ? "" : rest.substring(slash);
      authority = authority.substring(authority.lastIndexOf('@') + 1);
    }
    return new UrlText(scheme.toLowerCase(Locale.ROOT), authority, rest, query);
  }

  /**
   * Refuses what Go does not take for a URL.
   *
   * @throws UrlException {@code parse "…": …}
   */
  static void check(String url) {
    Url unused = Url.parse(url);
  }

  private static String schemeOf(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':') {
        return text.substring(0, i);
      }
      if (!letter && (i == 0 || ("+-.".indexOf(c) < 0 && (c < '0' || c > '9')))) {
        return "";
      }
    }
    return "";
  }

  /**
   * The URL that a reference in an answer to this one means, its characters unchanged.
   *
   * @throws UrlException if Go would not take it for a URL
   */
  UrlText resolve(String reference) {
    check(reference);
    UrlText other = parse(reference);
    if (!other.scheme.isEmpty()) {
      return other;
    }
    if (!other.authority.isEmpty()) {
      return new UrlText(scheme, other.authority, other.path, other.query);
    }
    if (other.path.startsWith("/")) {
      return new UrlText(scheme, authority, other.path, other.query);
    }
    if (other.path.isEmpty()) {
      boolean same = reference.indexOf('?') < 0;
      return new UrlText(scheme, authority, path, same ? query : other.query);
    }
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return new UrlText(scheme, authority, withoutDots(folder + other.path), other.query);
  }

  /** RFC 3986 §5.2.4: resolves {@code .} and {@code ..}. */
  private static String withoutDots(String path) {
    StringBuilder out = new StringBuilder();
    String[] segments = path.split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String segment = segments[i];
      boolean last = i == segments.length - 1;
      if (segment.equals("..")) {
        int slash = out.lastIndexOf("/", out.length() - 2);
        out.setLength(Math.max(slash + 1, 1));
      } else if (!segment.equals(".")) {
        out.append(segment);
        if (!last) {
          out.append('/');
        }
      }
    }
    return out.length() == 0 || out.charAt(0) != '/' ? "/" + out : out.toString();
  }

  /** The host in lower case, without port; an IPv6 address without its brackets. */
  String hostName() {
    String host = authority.toLowerCase(Locale.ROOT);
    int bracket = host.lastIndexOf(']');
    int colon = host.lastIndexOf(':');
    if (colon > bracket) {
      host = host.substring(0, colon);
    }
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port as written; empty if there is none. */
  String port() {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(colon + 1) : "";
  }

  /** The port, or that of the scheme. */
  String effectivePort() {
    String port = port();
    if (!port.isEmpty()) {
      return port;
    }
    return scheme.equals("https") ? "443" : scheme.equals("http") ? "80" : "";
  }

  /** Whether both have the same scheme, host and port. */
  boolean sameOrigin(UrlText other) {
    return scheme.equals(other.scheme) && sameHost(other);
  }

  /** Whether both have the same host and port. */
  boolean sameHost(UrlText other) {
    return hostName().equals(other.hostName()) && effectivePort().equals(other.effectivePort());
  }

  /** This URL with another host and port. */
  UrlText withAuthority(String hostAndPort) {
    return new UrlText(scheme, hostAndPort, path, query);
  }

  /** This URL with one more query parameter, which is added as it is. */
  UrlText plusQuery(String parameter) {
    return new UrlText(
        scheme, authority, path, query.isEmpty() ? parameter : query + "&" + parameter);
  }

  @Override
  public String toString() {
    String text = (scheme.isEmpty() ? "" : scheme + ":");
    if (!authority.isEmpty()) {
      text += "//" + authority;
    }
    return text + path + (query.isEmpty() ? "" : "?" + query);
  }
}
