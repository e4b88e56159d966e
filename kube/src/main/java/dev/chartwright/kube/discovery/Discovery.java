package dev.chartwright.kube.discovery;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.ServerInfo;
import dev.chartwright.kube.StatusException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What groups, versions and kinds a server knows. Safe for several threads.
 *
 * <p>All is asked at once where the server can tell all at once, and else version by version.
 *
 * <p>Source: client-go 0.37 {@code discovery}, {@code restmapper}; Helm 4.3.1 {@code
 * pkg/action/action.go} (getCapabilities, GetVersionSet).
 */
public final class Discovery {
  private static final String JSON = "application/json";
  private static final String AGGREGATED =
      JSON + ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList," + JSON;

  private final DiscoverySource source;
  private final LogSink log;
  private @Nullable Catalog catalog;

  private Discovery(DiscoverySource source, LogSink log) {
    this.source = source;
    this.log = log;
  }

  /** Asks a server. */
  public static Discovery of(DiscoverySource source, LogSink log) {
    return new Discovery(source, log);
  }

  /**
   * Where the objects of a kind are; the server is asked again before it is said that it does not
   * know the kind.
   */
  public synchronized Optional<RestMapping> mapping(GroupVersionKind kind) {
    Catalog known = catalog;
    boolean fresh = known == null;
    if (known == null) {
      known = fetch();
    }
    Optional<RestMapping> found = find(known, kind);
    if (found.isPresent() || fresh) {
      return found;
    }
    return find(fetch(), kind);
  }

  private static Optional<RestMapping> find(Catalog catalog, GroupVersionKind kind) {
    ApiResource found = null;
    for (ApiResource each : catalog.resources().getOrDefault(kind.apiVersion(), List.of())) {
      if (each.name().indexOf('/') < 0 && answers(each.kind(), kind.kind())) {
        found = each;
      }
    }
    return found == null
        ? Optional.empty()
        : Optional.of(new RestMapping(kind, found.name(), found.namespaced()));
  }

  private static boolean answers(String kind, String asked) {
    return asked.equals(kind)
        || asked.equals(kind.toLowerCase(Locale.ROOT))
        || asked.equals(kind + "List");
  }

  /** The server's version. */
  public KubeObject version() {
    return source.get("/version", JSON).object();
  }

  /** What the server is and knows, asked anew. */
  public synchronized ServerInfo serverInfo() {
    KubeObject version;
    try {
      version = version();
    } catch (KubeException e) {
      throw KubeException.of("could not get server version from Kubernetes: " + e.getMessage(), e);
    }
    Catalog known;
    try {
      known = fetch();
    } catch (KubeException e) {
      throw KubeException.of(
          "could not get apiVersions from Kubernetes: could not get apiVersions from Kubernetes: "
              + e.getMessage(),
          e);
    }
    if (!known.failures().isEmpty()) {
      StringBuilder error = new StringBuilder();
      for (Map.Entry<String, String> failure : new TreeMap<>(known.failures()).entrySet()) {
        error.append(error.length() == 0 ? "" : ", ");
        error.append(failure.getKey()).append(": ").append(failure.getValue());
      }
      log.warn(
          "the kubernetes server has an orphaned API service",
          "error",
          "unable to retrieve the complete list of server APIs: " + error);
      log.warn("to fix this, kubectl delete apiservice <service-name>");
    }
    return new ServerInfo(
        version.textAt("gitVersion"),
        version.textAt("major"),
        version.textAt("minor"),
        versions(known));
  }

  private static List<String> versions(Catalog catalog) {
    TreeSet<String> versions = new TreeSet<>();
    for (ApiGroup group : catalog.groups()) {
      for (String version : group.versions()) {
        versions.add(group.apiVersion(version));
      }
    }
    for (Map.Entry<String, List<ApiResource>> entry : catalog.resources().entrySet()) {
      for (ApiResource each : entry.getValue()) {
        versions.add(each.kind().isEmpty() ? entry.getKey() : entry.getKey() + "/" + each.kind());
      }
    }
    return new ArrayList<>(versions);
  }

  /** Forgets what was learnt. */
  public synchronized void forget() {
    catalog = null;
  }

  private Catalog fetch() {
    DiscoveryAnswer core = get("/api");
    DiscoveryAnswer others = get("/apis");
    List<ApiGroup> groups = new ArrayList<>();
    Map<String, List<ApiResource>> resources = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    if (core != null) {
      readGroups(core, groups, resources);
    }
    if (others != null) {
      readGroups(others, groups, resources);
    }
    for (ApiGroup group : groups) {
      for (String version : group.versions()) {
        String apiVersion = group.apiVersion(version);
        if (!resources.containsKey(apiVersion)) {
          readVersion(apiVersion, resources, failures);
        }
      }
    }
    Catalog fetched = new Catalog(groups, resources, failures);
    catalog = fetched;
    return fetched;
  }

  private static void readGroups(
      DiscoveryAnswer answer, List<ApiGroup> groups, Map<String, List<ApiResource>> resources) {
    if (answer.aggregated()) {
      DiscoveryJson.readAggregated(answer.object(), groups, resources);
      return;
    }
    ApiGroup core = DiscoveryJson.readCoreVersions(answer.object());
    if (core != null) {
      groups.add(core);
    }
    groups.addAll(DiscoveryJson.readGroups(answer.object()));
  }

  private void readVersion(
      String apiVersion, Map<String, List<ApiResource>> resources, Map<String, String> failures) {
    String path = (apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/") + apiVersion;
    try {
      resources.put(apiVersion, DiscoveryJson.readResources(source.get(path, JSON).object()));
    } catch (StatusException e) {
      failures.put(apiVersion, String.valueOf(e.getMessage()));
    }
  }

  /** An answer; null if a server has nothing there, or does not tell us. */
  private @Nullable DiscoveryAnswer get(String path) {
    try {
      return source.get(path, AGGREGATED);
    } catch (StatusException e) {
      if (e.notFound() || e.forbidden()) {
        return null;
      }
      throw e;
    }
  }
}
