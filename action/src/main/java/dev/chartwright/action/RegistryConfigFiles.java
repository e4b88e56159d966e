package dev.chartwright.action;

import dev.chartwright.oci.credentials.CredentialException;
import dev.chartwright.oci.credentials.DockerConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that registry credentials may be in. */
public final class RegistryConfigFiles {
  private RegistryConfigFiles() {}

  /**
   * Makes sure that Helm's own file, if it is there, can be read. Docker's may be anything: it is
   * looked into only when it is needed.
   *
   * @throws CredentialException with what is wrong with it
   */
  public static void check(String registryConfig) {
    Path file = Path.of(registryConfig);
    if (Files.exists(file)) {
      DockerConfigFile.read(file);
    }
  }
}
