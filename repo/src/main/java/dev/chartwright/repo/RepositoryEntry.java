package dev.chartwright.repo;

/**
 * One repository of {@code repositories.yaml}.
 *
 * @param name the name that the user gave it
 * @param url where its index is
 * @param username user name, or empty
 * @param password password, or empty
 * @param certFile client certificate, or empty
 * @param keyFile key of the client certificate, or empty
 * @param caFile certificate authorities to trust in place of the system's, or empty
 * @param insecureSkipTlsVerify whether its certificate is not checked
 * @param passCredentialsAll whether credentials go to other hosts too
 */
public record RepositoryEntry(
    String name,
    String url,
    String username,
    String password,
    String certFile,
    String keyFile,
    String caFile,
    boolean insecureSkipTlsVerify,
    boolean passCredentialsAll) {
  /** A repository that anybody may read. */
  public static RepositoryEntry of(String name, String url) {
    return new RepositoryEntry(name, url, "", "", "", "", "", false, false);
  }

  /** This repository with another password. */
  public RepositoryEntry withPassword(String secret) {
    return new RepositoryEntry(
        name,
        url,
        username,
        secret,
        certFile,
        keyFile,
        caFile,
        insecureSkipTlsVerify,
        passCredentialsAll);
  }

  @Override
  public String toString() {
    return "RepositoryEntry[name=" + name + ", url=" + url + "]";
  }
}
