package dev.chartwright.action;

import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.credentials.CredentialOrigin;
import dev.chartwright.oci.credentials.DockerConfigFile;
import dev.chartwright.oci.credentials.FoundCredential;
import dev.chartwright.oci.credentials.ServerAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells which file or helper program answers for a registry, and as whom. No secret is ever part of
 * an answer.
 */
public final class RegistryWhoami {
  private final Settings settings;

  private RegistryWhoami(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RegistryWhoami of(Settings settings) {
    return new RegistryWhoami(settings);
  }

  /**
   * Who we are to a registry.
   *
   * @param host host and port, with a path if credentials are kept for one
   * @return empty if nothing is kept for it
   */
  public Optional<Identity> run(String host) {
    int slash = host.indexOf('/');
    String server = slash < 0 ? host : host.substring(0, slash);
    String path = slash < 0 ? "" : host.substring(slash + 1);
    FoundCredential found =
        Credentials.store(settings).find(ServerAddress.ofRegistry(server), path);
    return found.credential().isEmpty() ? Optional.empty() : Optional.of(Identity.of(host, found));
  }

  /**
   * Every registry that Helm's file or Docker's knows, Helm's first; helpers are not asked for
   * more.
   */
  public List<Identity> all() {
    List<Identity> known = new ArrayList<>();
    for (Path file : files()) {
      for (String key : DockerConfigFile.read(file).keys()) {
        run(withoutScheme(key)).ifPresent(known::add);
      }
    }
    return List.copyOf(known.stream().distinct().toList());
  }

  /** The files that are looked into, in their order. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    files.add(Path.of(settings.registryConfig()));
    DockerConfigFile.dockerPath(settings.environment()).ifPresent(files::add);
    return files;
  }

  private static String withoutScheme(String key) {
    if (key.equals(ServerAddress.DOCKER_HUB)) {
      return "docker.io";
    }
    int scheme = key.indexOf("://");
    String rest = scheme < 0 ? key : key.substring(scheme + 3);
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }

  /**
   * Who answers for a registry.
   *
   * @param host what was asked for
   * @param username user name; empty for a token alone
   * @param secret what is kept: {@code password}, {@code identity token} or {@code access token}
   * @param origin the file or helper, and its key
   */
  public record Identity(String host, String username, String secret, CredentialOrigin origin) {
    private static Identity of(String host, FoundCredential found) {
      Credential credential = found.credential();
      String secret = "password";
      if (!credential.refreshToken().isEmpty()) {
        secret = "identity token";
      } else if (!credential.accessToken().isEmpty()) {
        secret = "access token";
      }
      return new Identity(host, credential.username(), secret, found.origin());
    }
  }
}
