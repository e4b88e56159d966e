package dev.chartwright.plugin;

/**
 * A URL for a getter plugin, and what may be needed to fetch it.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/schema/getter.go}.
 *
 * @param href the URL
 * @param protocol its scheme
 * @param username user name; may be empty
 * @param password password; may be empty
 * @param certFile client certificate; may be empty
 * @param keyFile its key; may be empty
 * @param caFile certificates of authorities; may be empty
 * @param passCredentialsAll whether the credentials may go to every host
 */
public record GetterCall(
    String href,
    String protocol,
    String username,
    String password,
    String certFile,
    String keyFile,
    String caFile,
    boolean passCredentialsAll) {
  @Override
  public String toString() {
    return "GetterCall[href=" + href + ", protocol=" + protocol + "]";
  }
}
