package dev.chartwright.action;

import dev.chartwright.oci.credentials.CredentialException;
import dev.chartwright.oci.credentials.CredentialStore;
import dev.chartwright.oci.credentials.DockerConfigFile;
import dev.chartwright.oci.credentials.DynamicStore;
import dev.chartwright.oci.credentials.FallbackStore;
import dev.chartwright.oci.credentials.HelperPrograms;
import dev.chartwright.oci.credentials.OperatingSystem;
import java.nio.file.Path;
import java.util.Optional;

/** Where the credentials of registries are: Helm's own file, then Docker's. */
final class Credentials {
  private Credentials() {}

  /**
   * The store of these settings.
   *
   * @throws dev.chartwright.oci.credentials.CredentialException if a file is no configuration
   */
  static CredentialStore store(Settings settings) {
    HelperPrograms programs =
        HelperPrograms.of(settings.environment(), OperatingSystem.of(settings.system()))
            .withStderr(settings.helperErrors());
    CredentialStore own = DynamicStore.open(Path.of(settings.registryConfig()), programs);
    Optional<Path> docker = DockerConfigFile.dockerPath(settings.environment());
    if (docker.isEmpty()) {
      return own;
    }
    try {
      return FallbackStore.of(own, DynamicStore.open(docker.get(), programs));
    } catch (CredentialException e) {
      // As Helm has it: a Docker file that cannot be read is not there.
      return own;
    }
  }
}
