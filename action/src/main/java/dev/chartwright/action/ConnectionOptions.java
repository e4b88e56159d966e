package dev.chartwright.action;

import dev.chartwright.registry.RegistryEvents;

/**
 * How servers are reached: the flags that every command with a remote chart has. Absent values are
 * empty. Immutable.
 *
 * @param username user name for every host; used only together with a password
 * @param password password for every host
 * @param certFile file with a client certificate
 * @param keyFile file with its key
 * @param caFile file with the certificate authorities to trust in place of the system's
 * @param insecureSkipTlsVerify whether certificates are not checked
 * @param plainHttp whether registries are spoken to without TLS
 * @param passCredentialsAll whether user name and password go to any host
 */
public record ConnectionOptions(
    String username,
    String password,
    String certFile,
    String keyFile,
    String caFile,
    boolean insecureSkipTlsVerify,
    boolean plainHttp,
    boolean passCredentialsAll) {
  private static final ConnectionOptions DEFAULTS =
      new ConnectionOptions("", "", "", "", "", false, false, false);

  /** System trust, TLS, stored credentials. */
  public static ConnectionOptions defaults() {
    return DEFAULTS;
  }

  /** These options with a user name and password for every host. */
  public ConnectionOptions withCredentials(String user, String secret) {
    return new ConnectionOptions(
        user,
        secret,
        certFile,
        keyFile,
        caFile,
        insecureSkipTlsVerify,
        plainHttp,
        passCredentialsAll);
  }

  /** These options without TLS to registries, or with it. */
  public ConnectionOptions withPlainHttp(boolean plain) {
    return new ConnectionOptions(
        username,
        password,
        certFile,
        keyFile,
        caFile,
        insecureSkipTlsVerify,
        plain,
        passCredentialsAll);
  }

  /**
   * Fails if certificates or keys are to be read that will not do, which Helm looks at before all
   * else.
   *
   * @throws ActionException {@code missing registry client: …}
   */
  public void check(Settings settings) {
    if (hasTls()) {
      try (Connections connections = Connections.of(settings, this, RegistryEvents.NONE)) {
        connections.check();
      }
    }
  }

  /** Whether one of the TLS flags says something: a pair of files, authorities, or no checks. */
  boolean hasTls() {
    return (!certFile.isEmpty() && !keyFile.isEmpty())
        || !caFile.isEmpty()
        || insecureSkipTlsVerify;
  }

  @Override
  public String toString() {
    return "ConnectionOptions[username=" + username + ", plainHttp=" + plainHttp + "]";
  }
}
