package dev.chartwright.cli.kubeconfig;

import static dev.chartwright.cli.kubeconfig.KubeConfigFile.text;

import dev.chartwright.cli.HelmPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contexts of the kubeconfig files and the namespace of the one in use (client-go 0.37 {@code
 * tools/clientcmd}).
 *
 * <p>Several files are merged; of two entries of one name the first wins. If any file is malformed,
 * or the context in use could not be used, the namespace is {@code default}, without a word.
 */
public final class KubeConfig {
  private static final String DEFAULT = "default";
  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private final Map<String, Map<?, ?>> contexts = new TreeMap<>();
  private final Map<String, Map<?, ?>> clusters = new HashMap<>();
  private final Map<String, Map<?, ?>> users = new HashMap<>();
  private final Map<String, Path> directories = new HashMap<>();
  private final Map<String, String> env;
  private String currentContext = "";
  private boolean malformed;

  private KubeConfig(Map<String, String> env) {
    this.env = env;
  }

  /**
   * Reads the files.
   *
   * @param explicit the file to read alone, which must exist; if empty, those in {@code KUBECONFIG}
   *     that exist, else {@code ~/.kube/config}
   * @param home the user's home directory
   */
  public static KubeConfig read(String explicit, String home, Map<String, String> env) {
    KubeConfig config = new KubeConfig(env);
    String list = env.getOrDefault("KUBECONFIG", "");
    if (!explicit.isEmpty()) {
      config.malformed = Files.notExists(Path.of(explicit));
      config.add(explicit);
    } else if (list.isEmpty()) {
      config.add(HelmPath.join(home, ".kube", "config"));
    } else {
      List<String> seen = new ArrayList<>();
      for (String file : list.split(":", -1)) {
        if (!file.isEmpty() && !seen.contains(file)) {
          seen.add(file);
          config.add(file);
        }
      }
    }
    return config;
  }

  /**
   * The namespace of a context; {@code default} if it has none.
   *
   * @param context the context to use; empty for the current one
   * @param impersonating whether the command line says as whom to act
   */
  public String namespace(String context, boolean impersonating) {
    String name = context.isEmpty() ? currentContext : context;
    Map<?, ?> chosen = contexts.getOrDefault(name, Map.of());
    if (malformed
        || (!name.isEmpty() && !contexts.containsKey(name))
        || !usable(chosen, impersonating)) {
      return DEFAULT;
    }
    String namespace = text(chosen, "namespace");
    if (!namespace.isEmpty()) {
      return namespace;
    }
    return runsInCluster() ? clusterNamespace() : DEFAULT;
  }

  /** The contexts and their clusters, by name; empty if a file is malformed. */
  public Map<String, String> contexts() {
    Map<String, String> result = new TreeMap<>();
    if (!malformed) {
      for (Map.Entry<String, Map<?, ?>> entry : contexts.entrySet()) {
        result.put(entry.getKey(), text(entry.getValue(), "cluster"));
      }
    }
    return result;
  }

  private void add(String name) {
    Path path = Path.of(name);
    if (Files.notExists(path)) {
      return;
    }
    KubeConfigFile file;
    try {
      file = KubeConfigFile.read(path);
    } catch (IOException | KubeConfigFile.MalformedException e) {
      malformed = true;
      return;
    }
    if (currentContext.isEmpty()) {
      currentContext = file.currentContext();
    }
    Path directory = path.toAbsolutePath().getParent();
    file.contexts().forEach(contexts::putIfAbsent);
    for (Map.Entry<String, Map<?, ?>> cluster : file.clusters().entrySet()) {
      if (clusters.putIfAbsent(cluster.getKey(), cluster.getValue()) == null && directory != null) {
        directories.put("cluster " + cluster.getKey(), directory);
      }
    }
    for (Map.Entry<String, Map<?, ?>> user : file.users().entrySet()) {
      if (users.putIfAbsent(user.getKey(), user.getValue()) == null && directory != null) {
        directories.put("user " + user.getKey(), directory);
      }
    }
  }

  private boolean usable(Map<?, ?> context, boolean impersonating) {
    String cluster = text(context, "cluster");
    String user = text(context, "user");
    Path root = Path.of("/");
    return ContextCheck.clusterIsUsable(
            clusters.getOrDefault(cluster, Map.of()),
            directories.getOrDefault("cluster " + cluster, root))
        && ContextCheck.userIsUsable(
            users.getOrDefault(user, Map.of()),
            directories.getOrDefault("user " + user, root),
            impersonating);
  }

  private boolean runsInCluster() {
    return !env.getOrDefault("KUBERNETES_SERVICE_HOST", "").isEmpty()
        && !env.getOrDefault("KUBERNETES_SERVICE_PORT", "").isEmpty()
        && Files.exists(SERVICE_ACCOUNT.resolve("token"));
  }

  private String clusterNamespace() {
    String pod = env.getOrDefault("POD_NAMESPACE", "");
    if (!pod.isEmpty()) {
      return pod;
    }
    try {
      String namespace = Files.readString(SERVICE_ACCOUNT.resolve("namespace")).strip();
      return namespace.isEmpty() ? DEFAULT : namespace;
    } catch (IOException e) {
      return DEFAULT;
    }
  }
}
