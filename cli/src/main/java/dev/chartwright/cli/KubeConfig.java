package dev.chartwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of the kubeconfig files that matters before a cluster does: contexts and their
 * namespaces (client-go's {@code tools/clientcmd}).
 *
 * <p>Several files are merged; for each entry the first file that has it wins. Files that are
 * missing or cannot be read count as in kubectl: the namespace is then {@code default}.
 */
public final class KubeConfig {
  private static final String DEFAULT = "default";
  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private final Map<String, Map<?, ?>> contexts = new TreeMap<>();
  private final Map<String, Map<?, ?>> clusters = new LinkedHashMap<>();
  private final Map<String, Map<?, ?>> users = new LinkedHashMap<>();
  private final Map<String, String> env;
  private final String chosenContext;
  private String currentContext = "";
  private boolean readable = true;

  private KubeConfig(String chosenContext, Map<String, String> env) {
    this.chosenContext = chosenContext;
    this.env = env;
  }

  /** The files that {@code --kubeconfig}, else {@code KUBECONFIG}, else the home directory name. */
  public static KubeConfig of(EnvSettings settings, Map<String, String> env) {
    KubeConfig config = new KubeConfig(settings.kubeContext(), env);
    String explicit = settings.kubeConfig();
    if (!explicit.isEmpty()) {
      config.read(explicit, true);
      return config;
    }
    String list = env.getOrDefault("KUBECONFIG", "");
    if (list.isEmpty()) {
      config.read(HelmPath.join(settings.paths().home(), ".kube", "config"), false);
      return config;
    }
    List<String> seen = new ArrayList<>();
    for (String file : list.split(":", -1)) {
      if (!file.isEmpty() && !seen.contains(file)) {
        seen.add(file);
        config.read(file, false);
      }
    }
    return config;
  }

  /** The namespace of the context in use; {@code default} if there is none. */
  public String namespace() {
    String name = chosenContext.isEmpty() ? currentContext : chosenContext;
    Map<?, ?> context = contexts.get(name);
    if (!readable || (context == null && !name.isEmpty()) || !usable(context)) {
      return DEFAULT;
    }
    String namespace = text(context, "namespace");
    if (namespace.isEmpty() && runsInCluster()) {
      return clusterNamespace();
    }
    return namespace.isEmpty() ? DEFAULT : namespace;
  }

  /** The contexts and their clusters, by name; empty if a file cannot be read. */
  public Map<String, String> contexts() {
    Map<String, String> result = new TreeMap<>();
    if (readable) {
      for (Map.Entry<String, Map<?, ?>> entry : contexts.entrySet()) {
        result.put(entry.getKey(), text(entry.getValue(), "cluster"));
      }
    }
    return result;
  }

  private void read(String file, boolean required) {
    Path path = Path.of(file);
    if (Files.notExists(path)) {
      readable &= !required;
      return;
    }
    try {
      Object document = YamlFile.read(path);
      if (document instanceof Map<?, ?> map) {
        add(map);
      } else if (document != null) {
        readable = false;
      }
    } catch (IOException | RuntimeException e) {
      readable = false;
    }
  }

  private void add(Map<?, ?> document) {
    if (currentContext.isEmpty()) {
      currentContext = text(document, "current-context");
    }
    addNamed(document.get("contexts"), "context", contexts);
    addNamed(document.get("clusters"), "cluster", clusters);
    addNamed(document.get("users"), "user", users);
  }

  private static void addNamed(@Nullable Object list, String key, Map<String, Map<?, ?>> target) {
    if (!(list instanceof List<?> entries)) {
      return;
    }
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?> named) {
        Object value = named.get(key);
        target.putIfAbsent(text(named, "name"), value instanceof Map<?, ?> map ? map : Map.of());
      }
    }
  }

  /** Whether client-go would accept the cluster and the user of the context. */
  private boolean usable(@Nullable Map<?, ?> context) {
    if (context == null) {
      return true;
    }
    Map<?, ?> cluster = clusters.getOrDefault(text(context, "cluster"), Map.of());
    Map<?, ?> user = users.getOrDefault(text(context, "user"), Map.of());
    boolean basic = has(user, "username") || has(user, "password");
    return !(has(cluster, "certificate-authority") && has(cluster, "certificate-authority-data"))
        && !(has(user, "token") && basic);
  }

  private boolean runsInCluster() {
    return !env.getOrDefault("KUBERNETES_SERVICE_HOST", "").isEmpty()
        && !env.getOrDefault("KUBERNETES_SERVICE_PORT", "").isEmpty()
        && Files.isRegularFile(SERVICE_ACCOUNT.resolve("token"));
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

  private static boolean has(Map<?, ?> map, String key) {
    return !text(map, key).isEmpty();
  }

  private static String text(@Nullable Map<?, ?> map, String key) {
    Object value = map == null ? null : map.get(key);
    return value instanceof String text ? text : "";
  }
}
