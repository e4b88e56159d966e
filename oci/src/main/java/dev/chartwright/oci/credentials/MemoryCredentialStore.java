package dev.chartwright.oci.credentials;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store in memory, for programs that keep their credentials elsewhere and for tests.
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/credentials/memory_store.go}.
 */
public final class MemoryCredentialStore implements CredentialStore {
  private final Map<String, Credential> credentials = new ConcurrentHashMap<>();

  private MemoryCredentialStore() {}

  /** Makes an empty store. */
  public static MemoryCredentialStore create() {
    return new MemoryCredentialStore();
  }

  @Override
  public FoundCredential find(String serverAddress, String repository) {
    Credential credential = credentials.get(serverAddress);
    return credential == null
        ? FoundCredential.NONE
        : new FoundCredential(
            credential, new CredentialOrigin(CredentialOrigin.Kind.GIVEN, "", serverAddress));
  }

  @Override
  public void put(String serverAddress, Credential credential) {
    credentials.put(serverAddress, credential);
  }

  @Override
  public void delete(String serverAddress) {
    credentials.remove(serverAddress);
  }
}
