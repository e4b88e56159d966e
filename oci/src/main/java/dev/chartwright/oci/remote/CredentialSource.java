package dev.chartwright.oci.remote;

import dev.chartwright.oci.credentials.Credential;

/**
 * Knows what to show a registry.
 *
 * <p>Asked only when a registry wants to know who we are, at most once per token. Must be safe for
 * use by several threads.
 */
@FunctionalInterface
public interface CredentialSource {
  /** Knows nothing: every request is anonymous. */
  CredentialSource ANONYMOUS = (host, repository) -> Credential.EMPTY;

  /**
   * The credential for a registry.
   *
   * @param registryHost host that is talked to, with the port if the address has one; for Docker
   *     Hub {@code registry-1.docker.io}
   * @param repositoryPath path of the repository, empty for the registry itself
   * @return {@link Credential#EMPTY} if there is none
   */
  Credential credential(String registryHost, String repositoryPath);

  /** One credential for one host, and none for others; {@code docker.io} means Docker Hub. */
  static CredentialSource of(String registry, Credential credential) {
    String host = registry.equals("docker.io") ? "registry-1.docker.io" : registry;
    return (asked, repository) -> asked.equals(host) ? credential : Credential.EMPTY;
  }

  /** The same credential for every host that asks; Helm's {@code --username}. */
  static CredentialSource ofAnyHost(Credential credential) {
    return (asked, repository) -> credential;
  }
}
