package dev.chartwright.kube.config;

import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The kubeconfig files in use and what flags say besides: which cluster, which user, which
 * namespace. Immutable once loaded.
 *
 * <p>Several files are merged; of two entries of one name the first wins. Without any file the
 * server is {@code $KUBERNETES_MASTER} or {@code http://localhost:8080}, and inside of a pod the
 * pod's own cluster.
 *
 * <p>Source: client-go 0.37 {@code tools/clientcmd} (loader, client_config, merged_client_builder),
 * cli-runtime {@code genericclioptions/config_flags.go}.
 *
 * <pre>{@code
 * KubeConfig config = KubeConfig.load(ConfigFlags.none("/home/me", System.getenv()));
 * config.namespace();                 // default
 * config.clusterConfig().server();    // https://127.0.0.1:6443
 * }</pre>
 */
public final class KubeConfig {
  private static final String DEFAULT_NAMESPACE = "default";
  private static final String DEFAULT_SERVER = "http://localhost:8080";

  private final ConfigFlags flags;
  private final InCluster pod;
  private final Map<String, ContextEntry> contexts = new LinkedHashMap<>();
  private final Map<String, ClusterEntry> clusters = new LinkedHashMap<>();
  private final Map<String, UserEntry> users = new LinkedHashMap<>();
  private String currentContext = "";
  private @Nullable ConfigException failure;

  private KubeConfig(ConfigFlags flags) {
    this.flags = flags;
    this.pod = new InCluster(flags);
  }

  /** Reads the files; what is wrong with them is told when they are used. */
  public static KubeConfig load(ConfigFlags flags) {
    KubeConfig config = new KubeConfig(flags);
    try {
      config.readFiles();
    } catch (ConfigException e) {
      config.failure = e;
    }
    return config;
  }

  /** The files that would be read, whether they exist or not, in order. */
  public static List<String> files(ConfigFlags flags) {
    if (!flags.kubeconfig().isEmpty()) {
      return List.of(flags.kubeconfig());
    }
    String list = flags.environment().getOrDefault("KUBECONFIG", "");
    if (list.isEmpty()) {
      return List.of(Path.join(flags.home(), ".kube", "config"));
    }
    List<String> files = new ArrayList<>();
    for (String file : list.split(":", -1)) {
      if (!file.isEmpty() && !files.contains(file)) {
        files.add(file);
      }
    }
    return files;
  }

  private void readFiles() {
    List<String> problems = new ArrayList<>();
    for (String path : files(flags)) {
      try {
        add(ConfigFile.read(path));
      } catch (PathException e) {
        if (e.isNotExist() && !flags.kubeconfig().isEmpty()) {
          throw ConfigException.of("stat " + path + ": " + e.reason());
        }
        if (!e.isNotExist()) {
          problems.add("error loading config file \"" + path + "\": " + e.getMessage());
        }
      } catch (ConfigException e) {
        problems.add("error loading config file \"" + path + "\": " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw ConfigException.of(ConfigCheck.message(problems));
    }
  }

  private void add(ConfigFile file) {
    if (currentContext.isEmpty()) {
      currentContext = file.currentContext();
    }
    addMissing(file.contexts(), contexts);
    addMissing(file.clusters(), clusters);
    addMissing(file.users(), users);
  }

  private static <T> void addMissing(Map<String, T> from, Map<String, T> to) {
    for (Map.Entry<String, T> each : from.entrySet()) {
      to.putIfAbsent(each.getKey(), each.getValue());
    }
  }

  /** The contexts and their clusters, sorted by name; empty if a file is malformed. */
  public Map<String, String> contexts() {
    Map<String, String> result = new TreeMap<>();
    if (failure == null) {
      contexts.forEach((name, entry) -> result.put(name, entry.cluster()));
    }
    return result;
  }

  /**
   * The namespace to work in: the flag's, else the context's; {@code default} if there is none or
   * the context could not be used.
   */
  public String namespace() {
    if (!flags.namespace().isEmpty()) {
      return flags.namespace();
    }
    try {
      checkUsable();
    } catch (ConfigException e) {
      return DEFAULT_NAMESPACE;
    }
    String named = context().namespace();
    if (!named.isEmpty()) {
      return named;
    }
    return pod.possible() ? pod.namespace() : DEFAULT_NAMESPACE;
  }

  /**
   * How the cluster is reached.
   *
   * @throws ConfigException if the files do not say so
   * @throws dev.chartwright.http.TlsException if a certificate or a key makes no sense
   */
  public ClusterConfig clusterConfig() {
    ConfigException failed = failure;
    if (failed != null) {
      throw failed;
    }
    String name = flags.context();
    if (!name.isEmpty() && !contexts.containsKey(name)) {
      throw ConfigException.of("context " + Quote.quote(name) + " does not exist");
    }
    checkUsable();
    ClusterEntry cluster = cluster();
    if (pod.possible() && isDefault(cluster)) {
      return pod.clusterConfig();
    }
    return ClusterConfigReader.read(cluster, user(), flags.environment());
  }

  private void checkUsable() {
    ConfigException failed = failure;
    if (failed != null) {
      throw failed;
    }
    List<String> problems = new ArrayList<>();
    String name = contextName();
    if (!name.isEmpty() && !contexts.containsKey(name)) {
      problems.add("context was not found for specified context: " + name);
    }
    ContextEntry context = context();
    problems.addAll(ConfigCheck.problems(context.user(), user(), context.cluster(), cluster()));
    if (!problems.isEmpty()) {
      throw ConfigException.of("invalid configuration: " + ConfigCheck.message(problems));
    }
  }

  private String contextName() {
    return flags.context().isEmpty() ? currentContext : flags.context();
  }

  private ContextEntry context() {
    return contexts.getOrDefault(contextName(), ContextEntry.EMPTY);
  }

  private UserEntry user() {
    return users.getOrDefault(context().user(), UserEntry.EMPTY).overriddenBy(flags);
  }

  private ClusterEntry cluster() {
    ClusterEntry file = clusters.getOrDefault(context().cluster(), ClusterEntry.EMPTY);
    boolean trust = flags.insecure() || !flags.caFile().isEmpty();
    boolean named = !flags.tlsServerName().isEmpty() || !flags.apiServer().isEmpty();
    return new ClusterEntry(
        server(file),
        named ? flags.tlsServerName() : file.tlsServerName(),
        trust ? flags.insecure() : file.insecure(),
        trust ? flags.caFile() : file.caFile(),
        trust ? "" : file.caData(),
        file.proxyUrl(),
        file.disableCompression(),
        file.execConfig());
  }

  private String server(ClusterEntry file) {
    if (!flags.apiServer().isEmpty()) {
      return flags.apiServer();
    }
    return file.server().isEmpty() ? defaultServer() : file.server();
  }

  private String defaultServer() {
    String master = flags.environment().getOrDefault("KUBERNETES_MASTER", "");
    return master.isEmpty() ? DEFAULT_SERVER : master;
  }

  /** Whether nothing says which cluster, so that a pod works on its own. */
  private boolean isDefault(ClusterEntry cluster) {
    return cluster.server().equals(defaultServer())
        && cluster.proxyUrl().isEmpty()
        && !cluster.disableCompression()
        && user().impersonation().user().isEmpty()
        && (!ServerUrl.isSecure(cluster.server())
            || (cluster.equals(ClusterEntry.EMPTY.withServer(cluster.server()))
                && user().equals(UserEntry.EMPTY)));
  }
}
