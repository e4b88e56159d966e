package dev.chartwright.cli;

import dev.chartwright.action.KubeContexts;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Float32Value;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.StringArrayValue;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.kube.config.ConfigFlags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the environment and the global flags say: Helm's {@code cli.EnvSettings} (4.3.1, {@code
 * pkg/cli/environment.go}).
 *
 * <p>A flag wins over its variable, a variable over the default. Values change while the command
 * line is parsed and stay as they are from then on.
 */
public final class EnvSettings {
  private static final int DEFAULT_MAX_HISTORY = 10;
  private static final int DEFAULT_BURST_LIMIT = 100;

  private final Program program;
  private final Map<String, String> env;
  private final HelmPath paths;
  private final String plugins;
  private final long maxHistory;
  private final StringValue namespace;
  private final StringValue kubeConfig = StringValue.empty();
  private final StringValue kubeContext;
  private final StringValue kubeToken;
  private final StringValue kubeAsUser;
  private final StringArrayValue kubeAsGroups;
  private final StringValue kubeApiServer;
  private final StringValue kubeCaFile;
  private final StringValue kubeTlsServerName;
  private final BoolValue kubeInsecureSkipTlsVerify;
  private final BoolValue debug;
  private final StringValue registryConfig;
  private final StringValue repositoryConfig;
  private final StringValue repositoryCache;
  private final StringValue contentCache;
  private final IntValue burstLimit;
  private final Float32Value qps;
  private final StringValue colorMode;
  private @Nullable ConfigFlags namespaceFlags;
  private String contextNamespace = "";

  private EnvSettings(Program program, Map<String, String> env, String system) {
    this.program = program;
    this.env = env;
    this.paths = HelmPath.of(env, system);
    namespace = StringValue.of(get("HELM_NAMESPACE"));
    maxHistory = integer("HELM_MAX_HISTORY", DEFAULT_MAX_HISTORY);
    kubeContext = StringValue.of(get("HELM_KUBECONTEXT"));
    kubeToken = StringValue.of(get("HELM_KUBETOKEN"));
    kubeAsUser = StringValue.of(get("HELM_KUBEASUSER"));
    kubeAsGroups = StringArrayValue.of(commaList(get("HELM_KUBEASGROUPS")));
    kubeApiServer = StringValue.of(get("HELM_KUBEAPISERVER"));
    kubeCaFile = StringValue.of(get("HELM_KUBECAFILE"));
    kubeTlsServerName = StringValue.of(get("HELM_KUBETLS_SERVER_NAME"));
    kubeInsecureSkipTlsVerify = BoolValue.of(bool("HELM_KUBEINSECURE_SKIP_TLS_VERIFY"));
    debug = BoolValue.of(bool("HELM_DEBUG"));
    plugins = path("HELM_PLUGINS", paths.data("plugins"));
    registryConfig =
        StringValue.of(path("HELM_REGISTRY_CONFIG", paths.config("registry/config.json")));
    repositoryConfig =
        StringValue.of(path("HELM_REPOSITORY_CONFIG", paths.config("repositories.yaml")));
    repositoryCache = StringValue.of(path("HELM_REPOSITORY_CACHE", paths.cache("repository")));
    contentCache = StringValue.of(path("HELM_CONTENT_CACHE", paths.cache("content")));
    burstLimit = IntValue.of(integer("HELM_BURST_LIMIT", DEFAULT_BURST_LIMIT));
    qps = Float32Value.of(number("HELM_QPS"));
    colorMode = StringValue.of(colorMode(env));
  }

  /**
   * Settings before any flag.
   *
   * @param system the operating system's name as {@code os.name} has it
   */
  public static EnvSettings of(Program program, Map<String, String> env, String system) {
    return new EnvSettings(program, env, system);
  }

  /** Declares the global flags. */
  public void addFlags(FlagSet f) {
    f.add(namespace, "namespace", 'n', "namespace scope for this request");
    f.add(kubeConfig, "kubeconfig", "path to the kubeconfig file");
    f.add(kubeContext, "kube-context", "name of the kubeconfig context to use");
    f.add(kubeToken, "kube-token", "bearer token used for authentication");
    f.add(kubeAsUser, "kube-as-user", "username to impersonate for the operation");
    f.add(
        kubeAsGroups,
        "kube-as-group",
        "group to impersonate for the operation, this flag can be repeated to specify multiple"
            + " groups.");
    f.add(
        kubeApiServer, "kube-apiserver", "the address and the port for the Kubernetes API server");
    f.add(
        kubeCaFile,
        "kube-ca-file",
        "the certificate authority file for the Kubernetes API server connection");
    f.add(
        kubeTlsServerName,
        "kube-tls-server-name",
        "server name to use for Kubernetes API server certificate validation. If it is not"
            + " provided, the hostname used to contact the server is used");
    f.add(
        kubeInsecureSkipTlsVerify,
        "kube-insecure-skip-tls-verify",
        "if true, the Kubernetes API server's certificate will not be checked for validity. This"
            + " will make your HTTPS connections insecure");
    f.add(debug, "debug", "enable verbose output");
    f.add(registryConfig, "registry-config", "path to the registry config file");
    f.add(
        repositoryConfig,
        "repository-config",
        "path to the file containing repository names and URLs");
    f.add(
        repositoryCache,
        "repository-cache",
        "path to the directory containing cached repository indexes");
    f.add(
        contentCache,
        "content-cache",
        "path to the directory containing cached content (e.g. charts)");
    f.add(burstLimit, "burst-limit", "client-side default throttling limit");
    f.add(
        qps,
        "qps",
        "queries per second used when communicating with the Kubernetes API, not including"
            + " bursting");
    f.add(colorMode, "color", "use colored output (never, auto, always)");
    f.add(colorMode, "colour", "use colored output (never, auto, always)");
  }

  /** The namespace to work in: flag, {@code HELM_NAMESPACE}, kubeconfig, {@code default}. */
  public String namespace() {
    if (!namespace.get().isEmpty()) {
      return namespace.get();
    }
    if (!kubeConfigCounts()) {
      return "default";
    }
    ConfigFlags flags = configFlags();
    if (!flags.equals(namespaceFlags)) {
      namespaceFlags = flags;
      contextNamespace = KubeContexts.namespace(flags);
    }
    return contextNamespace;
  }

  /** {@code --kubeconfig}; empty if not given, whatever KUBECONFIG says. */
  public String kubeConfig() {
    return kubeConfig.get();
  }

  /** The contexts of the kubeconfig files, read now, and their clusters. */
  public Map<String, String> contexts() {
    return KubeContexts.clusters(configFlags());
  }

  /**
   * Whether there is anything to read: without a file and outside of a pod nothing of the cluster's
   * client is needed, and {@code template} starts without it.
   */
  private boolean kubeConfigCounts() {
    if (!kubeConfig.get().isEmpty() || !get("KUBERNETES_SERVICE_HOST").isEmpty()) {
      return true;
    }
    String list = get("KUBECONFIG");
    if (list.isEmpty()) {
      return Files.exists(Path.of(HelmPath.join(paths.home(), ".kube", "config")));
    }
    for (String file : list.split(":", -1)) {
      if (!file.isEmpty() && Files.exists(Path.of(file))) {
        return true;
      }
    }
    return false;
  }

  /** The context of the kubeconfig to use; empty for its current one. */
  public String kubeContext() {
    return kubeContext.get();
  }

  /** What the flags and variables say about the cluster. */
  public ConfigFlags configFlags() {
    return new ConfigFlags(
        kubeConfig.get(),
        kubeContext.get(),
        namespace.get(),
        kubeToken.get(),
        kubeAsUser.get(),
        kubeAsGroups.get(),
        kubeApiServer.get(),
        kubeCaFile.get(),
        kubeTlsServerName.get(),
        kubeInsecureSkipTlsVerify.get(),
        paths.home(),
        env);
  }

  /** {@code --qps}; 0 for client-go's default. */
  public float queriesPerSecond() {
    return qps.get();
  }

  /** {@code --burst-limit}. */
  public int burstLimit() {
    return (int) burstLimit.get();
  }

  /** Whether to tell everything. */
  public boolean debug() {
    return debug.get();
  }

  /** The file that keeps registry credentials. */
  public String registryConfig() {
    return registryConfig.get();
  }

  /** The file that lists chart repositories. */
  public String repositoryConfig() {
    return repositoryConfig.get();
  }

  /** The directory of cached repository indexes. */
  public String repositoryCache() {
    return repositoryCache.get();
  }

  /** The directory of cached charts. */
  public String contentCache() {
    return contentCache.get();
  }

  /** The directories of plugins, separated as in PATH. */
  public String plugins() {
    return plugins;
  }

  /** How many revisions of a release are kept; 0 for all. */
  public long maxHistory() {
    return maxHistory;
  }

  /** {@code never}, {@code auto} or {@code always}; anything else is an error at start. */
  public String colorMode() {
    return colorMode.get();
  }

  /** Where Helm keeps things. */
  public HelmPath paths() {
    return paths;
  }

  /** What {@code helm env} prints and plugins get, by name. */
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("HELM_BIN", program.startedAs());
    variables.put("HELM_CACHE_HOME", paths.cache(""));
    variables.put("HELM_CONFIG_HOME", paths.config(""));
    variables.put("HELM_DATA_HOME", paths.data(""));
    variables.put("HELM_DEBUG", debug.text());
    variables.put("HELM_PLUGINS", plugins);
    variables.put("HELM_REGISTRY_CONFIG", registryConfig.get());
    variables.put("HELM_REPOSITORY_CACHE", repositoryCache.get());
    variables.put("HELM_CONTENT_CACHE", contentCache.get());
    variables.put("HELM_REPOSITORY_CONFIG", repositoryConfig.get());
    variables.put("HELM_NAMESPACE", namespace());
    variables.put("HELM_MAX_HISTORY", Long.toString(maxHistory));
    variables.put("HELM_BURST_LIMIT", burstLimit.text());
    variables.put("HELM_QPS", Format.formatFloat32(qps.get(), 'f', 2));
    variables.put("HELM_KUBECONTEXT", kubeContext.get());
    variables.put("HELM_KUBETOKEN", kubeToken.get());
    variables.put("HELM_KUBEASUSER", kubeAsUser.get());
    variables.put("HELM_KUBEASGROUPS", String.join(",", kubeAsGroups.get()));
    variables.put("HELM_KUBEAPISERVER", kubeApiServer.get());
    variables.put("HELM_KUBECAFILE", kubeCaFile.get());
    variables.put("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", kubeInsecureSkipTlsVerify.text());
    variables.put("HELM_KUBETLS_SERVER_NAME", kubeTlsServerName.get());
    if (!kubeConfig.get().isEmpty()) {
      variables.put("KUBECONFIG", kubeConfig.get());
    }
    return variables;
  }

  private String get(String name) {
    return env.getOrDefault(name, "");
  }

  private String path(String name, String otherwise) {
    String value = env.get(name);
    return value == null ? otherwise : value;
  }

  private boolean bool(String name) {
    String value = env.get(name);
    if (value == null) {
      return false;
    }
    try {
      return Parse.parseBool(value);
    } catch (NumberException e) {
      return false;
    }
  }

  private long integer(String name, long otherwise) {
    String value = env.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Parse.atoi(value);
    } catch (NumberException e) {
      return otherwise;
    }
  }

  private float number(String name) {
    String value = env.get(name);
    if (value == null) {
      return 0;
    }
    try {
      return Parse.parseFloat32(value);
    } catch (NumberException e) {
      return 0;
    }
  }

  private static List<String> commaList(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && (text.charAt(start) == ',' || text.charAt(start) == ' ')) {
      start++;
    }
    while (end > start && (text.charAt(end - 1) == ',' || text.charAt(end - 1) == ' ')) {
      end--;
    }
    List<String> entries = new ArrayList<>();
    if (start == end) {
      return entries;
    }
    for (int comma = text.indexOf(',', start);
        comma >= 0 && comma < end;
        comma = text.indexOf(',', start)) {
      entries.add(text.substring(start, comma));
      start = comma + 1;
    }
    entries.add(text.substring(start, end));
    return entries;
  }

  private static String colorMode(Map<String, String> env) {
    if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
      return "never";
    }
    String mode = env.getOrDefault("HELM_COLOR", "").toLowerCase(Locale.ROOT);
    return switch (mode) {
      case "never", "always" -> mode;
      default -> "auto";
    };
  }
}
