package dev.chartwright.oci.credentials;

import java.util.List;

/**
 * Several stores asked one after the other: Helm's own config file, then Docker's.
 *
 * <p>The first non-empty credential answers. A store that fails ends the search with its error, so
 * that a broken first file is noticed and not hidden by the second. Changes go to the first store
 * only.
 *
 * <p>Source: oras-go v2.6.2 {@code credentials.NewStoreWithFallbacks}.
 */
public final class FallbackStore implements CredentialStore {
  private final CredentialStore primary;
  private final List<CredentialStore> fallbacks;

  private FallbackStore(CredentialStore primary, List<CredentialStore> fallbacks) {
    this.primary = primary;
    this.fallbacks = fallbacks;
  }

  /**
   * Makes a store that reads and changes the first store, and reads the others when that one has
   * nothing.
   */
  public static FallbackStore of(CredentialStore primary, CredentialStore... fallbacks) {
    return new FallbackStore(primary, List.of(fallbacks));
  }

  @Override
  public FoundCredential find(String serverAddress, String repository) {
    FoundCredential found = primary.find(serverAddress, repository);
    for (int i = 0; found.credential().isEmpty() && i < fallbacks.size(); i++) {
      found = fallbacks.get(i).find(serverAddress, repository);
    }
    return found;
  }

  @Override
  public void put(String serverAddress, Credential credential) {
    primary.put(serverAddress, credential);
  }

  @Override
  public void delete(String serverAddress) {
    primary.delete(serverAddress);
  }
}
