package dev.chartwright.kube.config;

import dev.chartwright.http.TlsOptions;

/**
 * How an API server is reached, and who asks. Source: client-go {@code rest.Config}.
 *
 * @param server the server's URL, such as {@code https://127.0.0.1:6443}; may have a path, ends
 *     with no slash
 * @param tls whom to trust, and the client certificate
 * @param hasCertificate whether there is a client certificate, so that no program is asked
 * @param login how requests say who sends them
 * @param impersonation as whom to act
 * @param proxyUrl the proxy for all requests; empty for those of the environment
 */
public record ClusterConfig(
    String server,
    TlsOptions tls,
    boolean hasCertificate,
    Login login,
    Impersonation impersonation,
    String proxyUrl) {

  /** A server without TLS and without login. */
  public static ClusterConfig of(String server) {
    return new ClusterConfig(
        server, TlsOptions.defaults(), false, Login.none(), Impersonation.none(), "");
  }
}
