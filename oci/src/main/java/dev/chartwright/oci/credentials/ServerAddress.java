package dev.chartwright.oci.credentials;

/**
 * The key under which Docker keeps the credential of a registry.
 *
 * <pre>{@code
 * ServerAddress.ofRegistry("docker.io")     // https://index.docker.io/v1/
 * ServerAddress.ofRegistry("example.com:5") // example.com:5
 * }</pre>
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/credentials/registry.go} and {@code
 * internal/config/config.go}.
 */
public final class ServerAddress {
  /** Docker Hub's key. */
  public static final String DOCKER_HUB = "https://index.docker.io/v1/";

  private ServerAddress() {}

  /**
   * Maps the registry that a user names (login, logout) to its key.
   *
   * @param registry {@code host[:port]} as it stands in a reference
   */
  public static String ofRegistry(String registry) {
    return registry.equals("docker.io") ? DOCKER_HUB : ofHost(registry);
  }

  /**
   * Maps the host that a request goes to to its key.
   *
   * @param host {@code host[:port]} of the request
   */
  public static String ofHost(String host) {
    return host.equals("registry-1.docker.io") ? DOCKER_HUB : host;
  }

  /**
   * Strips the scheme and the path from a key, as older programs wrote them: {@code https://h/v1/}
   * becomes {@code h}.
   */
  static String hostPart(String key) {
    String rest = withoutScheme(key);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  /** The part of a key after its host without slashes around it; empty for a plain host. */
  static String pathPart(String key) {
    String rest = withoutScheme(key);
    int from = rest.indexOf('/');
    if (from < 0) {
      return "";
    }
    int to = rest.length();
    while (from < to && rest.charAt(from) == '/') {
      from++;
    }
    while (to > from && rest.charAt(to - 1) == '/') {
      to--;
    }
    return rest.substring(from, to);
  }

  private static String withoutScheme(String key) {
    // As oras does it: first one prefix, then the other, so that both are taken from
    // "http://https://h".
    String rest = key.startsWith("http://") ? key.substring("http://".length()) : key;
    return rest.startsWith("https://") ? rest.substring("https://".length()) : rest;
  }
}
