package dev.chartwright.golang.net;

import dev.chartwright.golang.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * A URL or a reference to one, in the parts into which Go's net/url takes it.
 *
 * <p>Go accepts more than RFC 3986 does and writes some URLs in another way; requests, redirects
 * and messages show that. Immutable and thread-safe. Source: Go 1.26, net/url/url.go.
 *
 * <pre>{@code
 * Url u = Url.parse("https://user:pw@example.com:8443/a%2Fb/?q=1#top");
 * u.hostname() + " " + u.port();  // example.com 8443
 * u.path();                       // /a/b/
 * u.resolve("../c").toString();   // https://user:pw@example.com:8443/c
 * u.redacted();                   // https://user:xxxxx@example.com:8443/a%2Fb/?q=1#top
 * Url.parse(":x");                // parse ":x": missing protocol scheme
 * }</pre>
 *
 * @param scheme in lower case, or empty
 * @param opaque what follows the scheme, as written, if it does not begin with a slash
 * @param user user and password, or null
 * @param host host, or host and port, not escaped
 * @param path not escaped
 * @param rawPath the path as written if {@link #escapedPath} could not tell, else empty
 * @param forceQuery whether a question mark ends the URL
 * @param rawQuery the query as written
 * @param fragment not escaped
 * @param rawFragment as {@code rawPath}
 * @param omitHost whether the URL has a scheme but no {@code //}
 */
public record Url(
    String scheme,
    String opaque,
    @Nullable UserInfo user,
    String host,
    String path,
    String rawPath,
    boolean forceQuery,
    String rawQuery,
    String fragment,
    String rawFragment,
    boolean omitHost) {

  /**
   * Reads a URL or a reference.
   *
   * @throws UrlException with Go's message
   */
  public static Url parse(String text) {
    return UrlParser.parse(text);
  }

  /**
   * Reads an absolute URL or an absolute path, as it stands in a request; no fragment is looked
   * for.
   *
   * @throws UrlException with Go's message
   */
  public static Url parseRequestUri(String text) {
    return UrlParser.parseRequestUri(text);
  }

  /** A text escaped so that it can be one segment of a path. */
  public static String escapePath(String segment) {
    return Escaping.PATH_SEGMENT.escape(segment);
  }

  /**
   * The text that an escaped path segment stands for.
   *
   * @throws UrlException {@code invalid URL escape "%zz"}
   */
  public static String unescapePath(String segment) {
    return Escaping.PATH_SEGMENT.unescape(segment);
  }

  /** A text escaped so that it can stand in a query. */
  public static String escapeQuery(String text) {
    return Escaping.QUERY.escape(text);
  }

  /**
   * The text that an escaped part of a query stands for.
   *
   * @throws UrlException {@code invalid URL escape "%zz"}
   */
  public static String unescapeQuery(String text) {
    return Escaping.QUERY.unescape(text);
  }

  /** Whether the URL has a scheme. */
  public boolean isAbsolute() {
    return !scheme.isEmpty();
  }

  /** The host without port and without the brackets of IPv6. */
  public String hostname() {
    String name = host.substring(0, host.length() - portLength());
    boolean brackets = name.startsWith("[") && name.endsWith("]");
    return brackets ? name.substring(1, name.length() - 1) : name;
  }

  /** The port as written, or empty. */
  public String port() {
    int length = portLength();
    return length == 0 ? "" : host.substring(host.length() - length + 1);
  }

  private int portLength() {
    int colon = host.lastIndexOf(':');
    boolean port = colon >= 0 && UrlParser.isOptionalPort(host.substring(colon));
    return port ? host.length() - colon : 0;
  }

  /** The path as it is written in the URL. */
  public String escapedPath() {
    if (!rawPath.isEmpty() && Escaping.PATH.isValid(rawPath)) {
      try {
        if (Escaping.PATH.unescape(rawPath).equals(path)) {
          return rawPath;
        }
      } catch (UrlException e) {
        return escapedAnew();
      }
    }
    return escapedAnew();
  }

  private String escapedAnew() {
    return path.equals("*") ? "*" : Escaping.PATH.escape(path);
  }

  /** The fragment as it is written in the URL. */
  public String escapedFragment() {
    if (!rawFragment.isEmpty() && Escaping.FRAGMENT.isValid(rawFragment)) {
      try {
        if (Escaping.FRAGMENT.unescape(rawFragment).equals(fragment)) {
          return rawFragment;
        }
      } catch (UrlException e) {
        return Escaping.FRAGMENT.escape(fragment);
      }
    }
    return Escaping.FRAGMENT.escape(fragment);
  }

  /** What a request line names: the escaped path, or {@code /}, and the query. */
  public String requestUri() {
    String result = opaque;
    if (result.isEmpty()) {
      result = escapedPath();
      if (result.isEmpty()) {
        result = "/";
      }
    } else if (result.startsWith("//")) {
      result = scheme + ":" + result;
    }
    return forceQuery || !rawQuery.isEmpty() ? result + "?" + rawQuery : result;
  }

  /** The parameters of the query; what cannot be read is left out. */
  public Values query() {
    return Values.parseLeniently(rawQuery);
  }

  /**
   * The URL that a reference found in this one means.
   *
   * @throws UrlException if the reference cannot be read
   */
  public Url resolve(String reference) {
    return resolve(parse(reference));
  }

  /** The URL that a reference found in this one means. */
  public Url resolve(Url ref) {
    Url url = ref.scheme.isEmpty() ? ref.withScheme(scheme) : ref;
    if (!ref.scheme.isEmpty() || !ref.host.isEmpty() || ref.user != null) {
      return url.withEscapedPath(UrlParser.resolvePath(ref.escapedPath(), ""));
    }
    if (!ref.opaque.isEmpty()) {
      return url.withAuthority(null, "").withPlainPath("");
    }
    if (ref.path.isEmpty() && !ref.forceQuery && ref.rawQuery.isEmpty()) {
      url = url.withQuery(rawQuery);
      if (ref.fragment.isEmpty()) {
        url = url.withFragments(fragment, rawFragment);
      }
    }
    if (ref.path.isEmpty() && !opaque.isEmpty()) {
      return url.withOpaque(opaque).withAuthority(null, "").withPlainPath("");
    }
    String resolved = UrlParser.resolvePath(escapedPath(), ref.escapedPath());
    return url.withAuthority(user, host).withEscapedPath(resolved);
  }

  /**
   * This URL with elements added to its path, and the whole path cleaned.
   *
   * @throws UrlException if an element has a bad escape
   */
  public Url joinPath(String... elements) {
    String[] all = new String[elements.length + 1];
    System.arraycopy(elements, 0, all, 1, elements.length);
    String first = escapedPath();
    boolean rooted = first.startsWith("/");
    all[0] = rooted ? first : "/" + first;
    String joined = Path.join(all);
    if (!rooted) {
      joined = joined.substring(1);
    }
    if (all[all.length - 1].endsWith("/") && !joined.endsWith("/")) {
      joined += "/";
    }
    return withEscapedPath(joined);
  }

  /** This URL with another scheme. */
  public Url withScheme(String scheme) {
    return new Url(
        scheme,
        opaque,
        user,
        host,
        path,
        rawPath,
        forceQuery,
        rawQuery,
        fragment,
        rawFragment,
        omitHost);
  }

  /** This URL with another user or none. */
  public Url withUser(@Nullable UserInfo user) {
    return withAuthority(user, host);
  }

  /** This URL with another host, or host and port. */
  public Url withHost(String host) {
    return withAuthority(user, host);
  }

  private Url withAuthority(@Nullable UserInfo user, String host) {
    return new Url(
        scheme,
        opaque,
        user,
        host,
        path,
        rawPath,
        forceQuery,
        rawQuery,
        fragment,
        rawFragment,
        omitHost);
  }

  private Url withOpaque(String opaque) {
    return new Url(
        scheme,
        opaque,
        user,
        host,
        path,
        rawPath,
        forceQuery,
        rawQuery,
        fragment,
        rawFragment,
        omitHost);
  }

  /** This URL with another path, given without escapes. */
  public Url withPath(String path) {
    return withPaths(path, "");
  }

  private Url withPlainPath(String path) {
    return withPaths(path, rawPath);
  }

  private Url withPaths(String path, String rawPath) {
    return new Url(
        scheme,
        opaque,
        user,
        host,
        path,
        rawPath,
        forceQuery,
        rawQuery,
        fragment,
        rawFragment,
        omitHost);
  }

  /**
   * This URL with another path, given as it is written in a URL.
   *
   * @throws UrlException if it has a bad escape
   */
  public Url withEscapedPath(String escaped) {
    String plain = Escaping.PATH.unescape(escaped);
    return withPaths(plain, Escaping.PATH.escape(plain).equals(escaped) ? "" : escaped);
  }

  /** This URL with another query, given as it is written in a URL. */
  public Url withQuery(String rawQuery) {
    return new Url(
        scheme,
        opaque,
        user,
        host,
        path,
        rawPath,
        forceQuery,
        rawQuery,
        fragment,
        rawFragment,
        omitHost);
  }

  private Url withFragments(String fragment, String rawFragment) {
    return new Url(
        scheme,
        opaque,
        user,
        host,
        path,
        rawPath,
        forceQuery,
        rawQuery,
        fragment,
        rawFragment,
        omitHost);
  }

  /**
   * This URL with another fragment, given as it is written in a URL.
   *
   * @throws UrlException if it has a bad escape
   */
  public Url withEscapedFragment(String escaped) {
    String plain = Escaping.FRAGMENT.unescape(escaped);
    return withFragments(plain, Escaping.FRAGMENT.escape(plain).equals(escaped) ? "" : escaped);
  }

  /** The URL with {@code xxxxx} in place of a password. */
  public String redacted() {
    if (user == null || user.password() == null) {
      return toString();
    }
    return withUser(UserInfo.of(user.username(), "xxxxx")).toString();
  }

  /** The URL as Go writes it; it shows the password. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      appendAuthority(out);
      String written = escapedPath();
      if (!written.isEmpty() && written.charAt(0) != '/' && !host.isEmpty()) {
        out.append('/');
      }
      if (out.length() == 0 && UrlParser.firstSegmentHasColon(written)) {
        out.append("./");
      }
      out.append(written);
    }
    if (forceQuery || !rawQuery.isEmpty()) {
      out.append('?').append(rawQuery);
    }
    if (!fragment.isEmpty()) {
      out.append('#').append(escapedFragment());
    }
    return out.toString();
  }

  private void appendAuthority(StringBuilder out) {
    if ((scheme.isEmpty() || omitHost) && host.isEmpty() && user == null) {
      return;
    }
    if (!host.isEmpty() || !path.isEmpty() || user != null) {
      out.append("//");
    }
    if (user != null) {
      out.append(user).append('@');
    }
    out.append(Escaping.HOST.escape(host));
  }
}
