package dev.chartwright.oci.credentials;

/**
 * A place where credentials of registries are kept, by server address.
 *
 * <p>A server address is what Docker uses as a key: {@code host[:port]}, or {@link
 * ServerAddress#DOCKER_HUB} for Docker Hub; see {@link ServerAddress}. Implementations may be used
 * by several threads at once.
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/credentials/store.go}.
 */
public interface CredentialStore {
  /**
   * Finds the credential for one repository on a server and tells where it was.
   *
   * <p>The exact server address always wins; what follows, for stores that keep several credentials
   * for one server, is described at the store. A store that knows only servers ignores the
   * repository.
   *
   * @param repository the repository without the server, such as {@code team/charts/web}; empty
   *     asks for the server
   * @return the credential and its origin, or {@link FoundCredential#NONE}
   * @throws CredentialException when the store cannot be read
   */
  FoundCredential find(String serverAddress, String repository);

  /**
   * Finds the credential for one repository on a server, as {@link #find} does.
   *
   * @return the credential, or {@link Credential#EMPTY} when the store has none
   * @throws CredentialException when the store cannot be read
   */
  default Credential get(String serverAddress, String repository) {
    return find(serverAddress, repository).credential();
  }

  /**
   * Finds the credential of a server.
   *
   * @return the credential, or {@link Credential#EMPTY} when the store has none
   * @throws CredentialException when the store cannot be read
   */
  default Credential get(String serverAddress) {
    return get(serverAddress, "");
  }

  /**
   * Keeps a credential, replacing the one that was there.
   *
   * @throws CredentialException when the credential cannot be kept
   */
  void put(String serverAddress, Credential credential);

  /**
   * Forgets the credential of a server; a server that is not there is no error.
   *
   * @throws CredentialException when the store cannot be changed
   */
  void delete(String serverAddress);
}
