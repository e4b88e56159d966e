package dev.chartwright.oci.credentials;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A config file together with the helper programs that it names: for each server the store that is
 * meant for it.
 *
 * <p>In this order: the helper under {@code credHelpers} for exactly that server; the helper under
 * {@code credsStore}; if the file has no authentication at all, the platform's own keychain when
 * its helper is installed; the file itself. When the platform's keychain took a credential, its
 * name is written to {@code credsStore}, once.
 *
 * <p>The file is read when the store is opened, so that a broken one is noticed; helpers are looked
 * for when they are needed. Thread-safe. Source: oras-go v2.6.2 {@code credentials/store.go} with
 * {@code AllowPlaintextPut} and {@code DetectDefaultNativeStore}, as Helm sets them.
 */
public final class DynamicStore implements CredentialStore {
  private final DockerConfigFile file;
  private final HelperPrograms programs;
  private final boolean detect;
  private final Object detection = new Object();
  private @Nullable String detected;
  private boolean persisted;

  private DynamicStore(DockerConfigFile file, HelperPrograms programs, boolean detect) {
    this.file = file;
    this.programs = programs;
    this.detect = detect && !file.isAuthConfigured();
  }

  /**
   * Opens the config file at a path, with the platform's keychain for a file without
   * authentication.
   *
   * @throws CredentialException when the file cannot be read or is not a config file
   */
  public static DynamicStore open(Path path, HelperPrograms programs) {
    return new DynamicStore(DockerConfigFile.read(path), programs, true);
  }

  /** The same without the platform's keychain: helpers run only if the file names them. */
  public static DynamicStore openWithoutKeychain(Path path, HelperPrograms programs) {
    return new DynamicStore(DockerConfigFile.read(path), programs, false);
  }

  /** The config file. */
  public DockerConfigFile file() {
    return file;
  }

  /** Suffix of the helper that answers for a server, or empty if the file itself does. */
  public String helperSuffix(String serverAddress) {
    String suffix = file.credHelper(serverAddress);
    if (suffix.isEmpty()) {
      suffix = file.credsStore();
    }
    return suffix.isEmpty() ? detectedSuffix() : suffix;
  }

  private String detectedSuffix() {
    if (!detect) {
      return "";
    }
    synchronized (detection) {
      if (detected == null) {
        detected = programs.platformDefault().orElse("");
      }
      return detected;
    }
  }

  private CredentialStore store(String serverAddress) {
    String suffix = helperSuffix(serverAddress);
    return suffix.isEmpty() ? file : NativeHelperStore.of(suffix, programs);
  }

  @Override
  public FoundCredential find(String serverAddress, String repository) {
    return store(serverAddress).find(serverAddress, repository);
  }

  @Override
  public void put(String serverAddress, Credential credential) {
    store(serverAddress).put(serverAddress, credential);
    String suffix = detectedSuffix();
    if (!suffix.isEmpty()) {
      synchronized (detection) {
        if (!persisted) {
          try {
            file.putCredsStore(suffix);
          } catch (CredentialException e) {
            throw new CredentialException("failed to set credsStore: " + e.getMessage(), e);
          }
          persisted = true;
        }
      }
    }
  }

  @Override
  public void delete(String serverAddress) {
    store(serverAddress).delete(serverAddress);
  }
}
