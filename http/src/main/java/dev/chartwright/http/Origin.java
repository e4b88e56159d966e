package dev.chartwright.http;

import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port of a URL: what credentials are bound to (RFC 6454).
 *
 * @param scheme in lower case
 * @param host in lower case, an IPv6 address without brackets
 * @param port the port, the scheme's own when the URL names none
 */
public record Origin(String scheme, String host, int port) {

  /**
   * The origin of an absolute URL.
   *
   * @throws TransportException with {@link Fault#INVALID_REQUEST}
   */
  public static Origin of(String url) {
    return Target.parse(url).origin();
  }

  /** Host and port as in {@code dial tcp}: an IPv6 address in brackets. */
  String hostPort() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }

  boolean secure() {
    return scheme.equals("https");
  }

  // Written out since those of a record cost a start-up several milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin that
        && port == that.port
        && host.equals(that.host)
        && scheme.equals(that.scheme);
  }

  @Override
  public int hashCode() {
    return (scheme.hashCode() * 31 + host.hashCode()) * 31 + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + hostPort();
  }
}
