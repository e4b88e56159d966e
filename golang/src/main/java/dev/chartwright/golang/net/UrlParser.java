package dev.chartwright.golang.net;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/** Takes URLs apart. */
final class UrlParser {
  private UrlParser() {}

  static Url parse(String text) {
    int hash = text.indexOf('#');
    String before = hash < 0 ? text : text.substring(0, hash);
    Url url;
    try {
      url = parse(before, false);
    } catch (UrlException e) {
      throw UrlException.of("parse", before, e.reason());
    }
    if (hash < 0 || hash == text.length() - 1) {
      return url;
    }
    try {
      return url.withEscapedFragment(text.substring(hash + 1));
    } catch (UrlException e) {
      throw UrlException.of("parse", text, e.reason());
    }
  }

  static Url parseRequestUri(String text) {
    try {
      return parse(text, true);
    } catch (UrlException e) {
      throw UrlException.of("parse", text, e.reason());
    }
  }

  private static Url parse(String text, boolean request) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) {
        throw new UrlException("net/url: invalid control character in URL");
      }
    }
    if (text.isEmpty() && request) {
      throw new UrlException("empty url");
    }
    if (text.equals("*")) {
      return url("", "", null, "", false, "", false).withPath("*");
    }
    int colon = endOfScheme(text);
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
    String rest = text.substring(colon + 1);
    String query = "";
    int mark = rest.indexOf('?');
    boolean force = mark >= 0 && mark == rest.length() - 1;
    if (mark >= 0) {
      query = rest.substring(mark + 1);
      rest = rest.substring(0, mark);
    }
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return url(scheme, rest, null, "", force, query, false);
      }
      if (request) {
        throw new UrlException("invalid URI for request");
      }
      if (firstSegmentHasColon(rest)) {
        throw new UrlException("first path segment in URL cannot contain colon");
      }
    }
    UserInfo user = null;
    String host = "";
    boolean slashes = rest.startsWith("//");
    boolean hasAuthority = slashes && (!scheme.isEmpty() || (!request && !rest.startsWith("///")));
    if (hasAuthority) {
      int slash = rest.indexOf('/', 2);
      String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
      int at = authority.lastIndexOf('@');
      host = host(scheme, authority.substring(at + 1));
      user = at < 0 ? null : user(authority.substring(0, at));
    }
    boolean omitHost = !hasAuthority && !scheme.isEmpty() && rest.startsWith("/");
    return url(scheme, "", user, host, force, query, omitHost).withEscapedPath(rest);
  }

  private static Url url(
      String scheme,
      String opaque,
      @Nullable UserInfo user,
      String host,
      boolean force,
      String query,
      boolean omitHost) {
    return new Url(scheme, opaque, user, host, "", "", force, query, "", "", omitHost);
  }

  private static int endOfScheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        if (i == 0) {
          throw new UrlException("missing protocol scheme");
        }
        return i;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (!later || i == 0)) {
        return -1;
      }
    }
    return -1;
  }

  static boolean firstSegmentHasColon(String path) {
    int colon = path.indexOf(':');
    int slash = path.indexOf('/');
    return colon >= 0 && (slash < 0 || colon < slash);
  }

  private static UserInfo user(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!alphanumeric && "-._:~!$&'()*+,;=%@".indexOf(c) < 0) {
        throw new UrlException("net/url: invalid userinfo");
      }
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return UserInfo.of(Escaping.USER_PASSWORD.unescape(text));
    }
    String name = Escaping.USER_PASSWORD.unescape(text.substring(0, colon));
    return UserInfo.of(name, Escaping.USER_PASSWORD.unescape(text.substring(colon + 1)));
  }

  private static String host(String scheme, String host) {
    int bracket = host.lastIndexOf('[');
    if (bracket > 0) {
      throw new UrlException("invalid IP-literal");
    }
    if (bracket == 0) {
      return ipLiteral(host);
    }
    int colon = host.indexOf(':');
    if (colon >= 0) {
      boolean web = scheme.equals("http") || scheme.equals("https");
      checkPort(host.substring(web ? colon : host.lastIndexOf(':')));
    }
    return Escaping.HOST.unescape(host);
  }

  private static String ipLiteral(String host) {
    int close = host.lastIndexOf(']');
    if (close < 0) {
      throw new UrlException("missing ']' in host");
    }
    String port = host.substring(close + 1);
    checkPort(port);
    String name = host.substring(1, close);
    int zone = name.indexOf("%25");
    String plain =
        zone < 0
            ? Escaping.HOST.unescape(name)
            : Escaping.HOST.unescape(name.substring(0, zone))
                + Escaping.ZONE.unescape(name.substring(zone));
    plain = GoString.normalize(plain);
    boolean ipv4;
    try {
      ipv4 = IpLiteral.isIpv4(plain);
    } catch (UrlException e) {
      throw new UrlException("invalid host: " + e.reason());
    }
    if (ipv4) {
      throw new UrlException("invalid IP-literal");
    }
    return "[" + plain + "]" + port;
  }

  private static void checkPort(String port) {
    if (!isOptionalPort(port)) {
      throw new UrlException("invalid port " + Quote.quote(port) + " after host");
    }
  }

  static boolean isOptionalPort(String port) {
    for (int i = 0; i < port.length(); i++) {
      char c = port.charAt(i);
      if (i == 0 ? c != ':' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /** The path that a reference means, without elements {@code .} and {@code ..}; both escaped. */
  static String resolvePath(String base, String ref) {
    String full = ref;
    if (ref.isEmpty()) {
      full = base;
    } else if (ref.charAt(0) != '/') {
      full = base.substring(0, base.lastIndexOf('/') + 1) + ref;
    }
    if (full.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("/");
    String[] elements = full.split("/", -1);
    boolean first = true;
    for (String element : elements) {
      if (element.equals(".")) {
        first = false;
      } else if (element.equals("..")) {
        int slash = out.lastIndexOf("/");
        out.setLength(Math.max(slash, 1));
        first = out.length() == 1;
      } else {
        if (!first) {
          out.append('/');
        }
        out.append(element);
        first = false;
      }
    }
    String last = elements[elements.length - 1];
    if (last.equals(".") || last.equals("..")) {
      out.append('/');
    }
    return out.length() > 1 && out.charAt(1) == '/' ? out.substring(1) : out.toString();
  }
}
