package dev.chartwright.http;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

/**
 * A URL taken apart only as far as a request needs it; path and query stay as they are written.
 *
 * @param origin where to connect
 * @param userInfo user and password as written, or empty
 * @param authority host and port as written: the value of {@code Host}
 * @param path the request target: path and query, {@code /} if there is neither
 */
record Target(Origin origin, String userInfo, String authority, String path) {

  static Target parse(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c < ' ' || c == 0x7f) {
        throw unparsable(
            "parse " + Syntax.quote(url) + ": net/url: invalid control character in URL");
      }
    }
    int colon = url.indexOf("://");
    String scheme = Syntax.lower(url.substring(0, colon < 0 ? schemeEnd(url) : colon));
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw invalid("unsupported protocol scheme " + Syntax.quote(scheme));
    }
    if (colon < 0) {
      throw invalid("http: no Host in request URL");
    }
    int start = colon + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int at = url.lastIndexOf('@', end - 1);
    String userInfo = at >= start ? url.substring(start, at) : "";
    String authority = ascii(url.substring(at >= start ? at + 1 : start, end));
    int fragment = url.indexOf('#', end);
    String path = url.substring(end, fragment < 0 ? url.length() : fragment);
    if (!path.startsWith("/")) {
      path = "/" + path;
    }
    return new Target(origin(url, scheme, authority), userInfo, authority, sendable(path));
  }

  /** The index of the colon after a scheme, or 0. */
  private static int schemeEnd(String url) {
    return Math.max(Location.schemeEnd(url), 0);
  }

  private static Origin origin(String url, String scheme, String authority) {
    String host = authority;
    String port = "";
    int bracket = authority.lastIndexOf(']');
    int colon = authority.lastIndexOf(':');
    if (colon > bracket) {
      host = authority.substring(0, colon);
      port = authority.substring(colon + 1);
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1).replace("%25", "%");
    } else if (host.indexOf(':') >= 0 || host.indexOf('[') >= 0) {
      throw unparsable("parse " + Syntax.quote(url) + ": invalid host " + Syntax.quote(authority));
    }
    if (host.isEmpty()) {
      throw invalid("http: no Host in request URL");
    }
    for (int i = 0; i < host.length(); i++) {
      if (" \"<>\\^`{|}".indexOf(host.charAt(i)) >= 0) {
        throw unparsable(
            "parse "
                + Syntax.quote(url)
                + ": invalid character "
                + Syntax.quote(host.substring(i, i + 1))
                + " in host name");
      }
    }
    return new Origin(scheme, Syntax.lower(host), port(url, scheme, port));
  }

  /** Names in other alphabets have an ASCII form (RFC 3490), which is what goes out. */
  static String ascii(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) > 0x7f) {
        try {
          return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
          return host;
        }
      }
    }
    return host;
  }

  private static int port(String url, String scheme, String text) {
    if (text.isEmpty()) {
      return scheme.equals("https") ? 443 : 80;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw unparsable(
            "parse "
                + Syntax.quote(url)
                + ": invalid port "
                + Syntax.quote(":" + text)
                + " after host");
      }
      port = Math.min(port * 10 + (c - '0'), 1 << 20);
    }
    if (port > 65535) {
      throw invalid("dial tcp: address " + text + ": invalid port");
    }
    return port;
  }

  /** Spaces and characters outside ASCII cannot stand in a request line; only they are escaped. */
  private static String sendable(String path) {
    int i = 0;
    while (i < path.length() && path.charAt(i) > ' ' && path.charAt(i) < 0x7f) {
      i++;
    }
    if (i == path.length()) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f) {
        out.append((char) b);
      } else {
        out.append('%').append(upperHex(b >> 4)).append(upperHex(b));
      }
    }
    return out.toString();
  }

  private static char upperHex(int value) {
    return "0123456789ABCDEF".charAt(value & 15);
  }

  private static TransportException unparsable(String message) {
    return TransportException.of(Fault.UNPARSABLE, message);
  }

  private static TransportException invalid(String message) {
    return TransportException.of(Fault.INVALID_REQUEST, message);
  }
}
