package dev.chartwright.http;

import org.jspecify.annotations.Nullable;

/**
 * The way to a server: what connections are shared by.
 *
 * @param origin the server
 * @param proxy the proxy on the way, or null
 */
record Route(Origin origin, @Nullable Proxy proxy) {

  /** Whether requests name the whole URL: plain HTTP through an HTTP proxy. */
  boolean absoluteForm() {
    Proxy through = proxy;
    return through != null && !origin.secure() && !through.socks();
  }

  // Written out since those of a record cost a start-up several milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route that
        && origin.equals(that.origin)
        && (proxy == null ? that.proxy == null : proxy.equals(that.proxy));
  }

  @Override
  public int hashCode() {
    return origin.hashCode();
  }

  @Override
  public String toString() {
    Proxy through = proxy;
    return through == null ? "direct" : through.toString();
  }
}
