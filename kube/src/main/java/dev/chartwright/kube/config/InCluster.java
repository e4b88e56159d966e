package dev.chartwright.kube.config;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.http.TlsException;
import dev.chartwright.http.TlsOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The cluster that a pod runs in. Source: client-go {@code rest/config.go} (InClusterConfig). */
final class InCluster {
  private static final String FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";

  private final ConfigFlags flags;
  private final String folder;

  InCluster(ConfigFlags flags) {
    this(flags, FOLDER);
  }

  InCluster(ConfigFlags flags, String folder) {
    this.flags = flags;
    this.folder = folder;
  }

  /** Whether we run in a pod that may speak to its cluster. */
  boolean possible() {
    return !variable("KUBERNETES_SERVICE_HOST").isEmpty()
        && !variable("KUBERNETES_SERVICE_PORT").isEmpty()
        && Files.exists(Path.of(folder, "token"))
        && !Files.isDirectory(Path.of(folder, "token"));
  }

  /** The pod's namespace. */
  String namespace() {
    String pod = variable("POD_NAMESPACE");
    if (!pod.isEmpty()) {
      return pod;
    }
    try {
      String namespace = text(folder + "/namespace").strip();
      return namespace.isEmpty() ? "default" : namespace;
    } catch (PathException e) {
      return "default";
    }
  }

  /** How the pod's cluster is reached; flags win. */
  ClusterConfig clusterConfig() {
    String tokenFile = folder + "/token";
    String token;
    try {
      token = text(tokenFile);
    } catch (PathException e) {
      throw ConfigException.of(String.valueOf(e.getMessage()));
    }
    String host = variable("KUBERNETES_SERVICE_HOST");
    String port = variable("KUBERNETES_SERVICE_PORT");
    String server = "https://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    if (!flags.apiServer().isEmpty()) {
      server = flags.apiServer();
    }
    Login login =
        flags.token().isEmpty()
            ? new Login(token, tokenFile, "", "", null)
            : Login.ofToken(flags.token());
    TlsOptions tls = TlsOptions.defaults().withEnvironment(flags.environment());
    if (!flags.caFile().isEmpty()) {
      tls = tls.withAuthorities(ClusterConfigReader.read(flags.caFile()));
    } else {
      try {
        tls = tls.withAuthorities(Os.readFile(folder + "/ca.crt"));
      } catch (PathException | TlsException e) {
        // The system's authorities will have to do, as client-go has it.
      }
    }
    return new ClusterConfig(
        ServerUrl.of(server, true), tls, false, login, Impersonation.none(), "");
  }

  private String variable(String name) {
    return flags.environment().getOrDefault(name, "");
  }

  private static String text(String path) {
    return new String(Os.readFile(path), StandardCharsets.UTF_8);
  }
}
