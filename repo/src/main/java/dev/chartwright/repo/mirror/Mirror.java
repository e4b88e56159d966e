package dev.chartwright.repo.mirror;

import dev.chartwright.repo.getter.TlsFiles;

/**
 * One place that stands in for others.
 *
 * @param url where it is: of the same kind (registry or web server) as what it stands in for
 * @param tls how TLS to it differs from the system's
 * @param plainHttp whether a registry is spoken to without TLS
 */
public record Mirror(String url, TlsFiles tls, boolean plainHttp) {
  /** A mirror with the system's trust. */
  public static Mirror of(String url) {
    return new Mirror(url, TlsFiles.none(), false);
  }
}
