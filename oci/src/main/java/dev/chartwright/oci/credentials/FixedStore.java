package dev.chartwright.oci.credentials;

/**
 * A store that holds one credential which the caller handed in: {@code --username} and {@code
 * --password}, or the credential that a login tries out. It keeps nothing.
 *
 * <p>Source: oras-go v2.6.2 {@code auth.StaticCredential}, Helm 4.3.1 {@code
 * pkg/registry/client.go}.
 */
public final class FixedStore implements CredentialStore {
  private static final String EVERY_SERVER = "*";

  private final String serverAddress;
  private final FoundCredential found;

  private FixedStore(String serverAddress, Credential credential) {
    this.serverAddress = serverAddress;
    this.found =
        credential.isEmpty()
            ? FoundCredential.NONE
            : new FoundCredential(
                credential, new CredentialOrigin(CredentialOrigin.Kind.GIVEN, "", ""));
  }

  /** Makes a store that answers with the credential whichever server is asked for. */
  public static FixedStore everywhere(Credential credential) {
    return new FixedStore(EVERY_SERVER, credential);
  }

  /**
   * Makes a store that answers with the credential for one registry and with nothing for every
   * other.
   *
   * @param registry {@code host[:port]} as in a reference; {@code docker.io} stands for Docker
   *     Hub's address
   */
  public static FixedStore onlyFor(String registry, Credential credential) {
    return new FixedStore(ServerAddress.ofRegistry(registry), credential);
  }

  /** Makes a store that has no credential for anybody. */
  public static FixedStore anonymous() {
    return new FixedStore(EVERY_SERVER, Credential.EMPTY);
  }

  @Override
  public FoundCredential find(String asked, String repository) {
    boolean mine = serverAddress.equals(EVERY_SERVER) || serverAddress.equals(asked);
    return mine ? found : FoundCredential.NONE;
  }

  @Override
  public void put(String asked, Credential credential) {
    throw new CredentialException("credentials that were handed in cannot be replaced: " + asked);
  }

  @Override
  public void delete(String asked) {
    throw new CredentialException("credentials that were handed in cannot be deleted: " + asked);
  }
}
