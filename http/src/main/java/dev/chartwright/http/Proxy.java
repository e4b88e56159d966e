package dev.chartwright.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A proxy: where it is and who we are there.
 *
 * @param scheme {@code http}, {@code https}, {@code socks5} or {@code socks5h}; with any other no
 *     connection comes about
 * @param host its name or address, without brackets
 * @param port its port
 * @param user the user name, or empty
 * @param password the password, or empty
 */
public record Proxy(String scheme, String host, int port, String user, String password) {

  /** A proxy from {@code scheme://user:password@host:port}, {@code http} if no scheme; or null. */
  static @Nullable Proxy parse(String text) {
    if (text.isEmpty()) {
      return null;
    }
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "http" : Syntax.lower(text.substring(0, colon));
    String rest = colon < 0 ? text : text.substring(colon + 3);
    int defaultPort =
        switch (scheme) {
          case "http" -> 80;
          case "https" -> 443;
          case "socks5", "socks5h" -> 1080;
          default -> 0;
        };
    try {
      Target target = Target.parse("http://" + rest);
      String userInfo = target.userInfo();
      int split = userInfo.indexOf(':');
      String authority = target.authority();
      boolean ported = authority.lastIndexOf(':') > authority.lastIndexOf(']');
      return new Proxy(
          scheme,
          target.origin().host(),
          ported && !authority.endsWith(":") ? target.origin().port() : defaultPort,
          PercentDecoder.decode(split < 0 ? userInfo : userInfo.substring(0, split)),
          PercentDecoder.decode(split < 0 ? "" : userInfo.substring(split + 1)));
    } catch (TransportException e) {
      return null;
    }
  }

  /** Whether we know how to talk to it. */
  boolean known() {
    return socks() || scheme.equals("http") || scheme.equals("https");
  }

  /** Whether it speaks SOCKS 5 and not HTTP. */
  boolean socks() {
    return scheme.equals("socks5") || scheme.equals("socks5h");
  }

  boolean secure() {
    return scheme.equals("https");
  }

  /** The value of {@code Proxy-Authorization}, or empty without a user. */
  String authorization() {
    if (user.isEmpty() && password.isEmpty()) {
      return "";
    }
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Host and port; an IPv6 address in brackets. */
  String hostPort() {
    return new Origin(scheme, host, port).hostPort();
  }

  /** The URL without user and password. */
  @Override
  public String toString() {
    return scheme + "://" + hostPort();
  }
}
