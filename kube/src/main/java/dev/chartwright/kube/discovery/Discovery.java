package dev.chartwright.kube.discovery;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.ServerInfo;
import dev.chartwright.kube.StatusException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
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
  private final Supplier<DiscoveryCache> cache;
  private final LogSink log;
  private final Map<String, List<ApiResource>> kept = new HashMap<>();
  private final Set<GroupVersionKind> missing = new HashSet<>();
  private @Nullable Catalog catalog;
  private boolean forgotten;

  private Discovery(DiscoverySource source, Supplier<DiscoveryCache> cache, LogSink log) {
    this.source = source;
    this.cache = cache;
    this.log = log;
  }

  /**
   * Asks a server, or files of an earlier answer.
   *
   * @param cache asked for when it is first needed
   */
  public static Discovery of(DiscoverySource source, Supplier<DiscoveryCache> cache, LogSink log) {
    return new Discovery(source, cache, log);
  }

  /**
   * Where the objects of a kind are. The server is asked before it is said that it does not know
   * the kind, whatever files say. Without a version it is the one that the server prefers.
   */
  public synchronized Optional<RestMapping> mapping(GroupVersionKind kind) {
    if (kind.version().isEmpty()) {
      return preferred(kind);
    }
    Catalog known = catalog;
    Optional<RestMapping> found =
        known != null
            ? find(known.resources().getOrDefault(kind.apiVersion(), List.of()), kind)
            : forgotten ? Optional.empty() : find(kept(kind.apiVersion()), kind);
    if (found.isPresent() || (known != null && !missing.add(kind))) {
      return found;
    }
    return find(fetch().resources().getOrDefault(kind.apiVersion(), List.of()), kind);
  }

  private Optional<RestMapping> preferred(GroupVersionKind kind) {
    Catalog known = catalog == null ? fetch() : catalog;
    for (ApiGroup group : known.groups()) {
      if (!group.name().equals(kind.group())) {
        continue;
      }
      List<String> versions = new ArrayList<>(List.of(group.preferred()));
      versions.addAll(group.versions());
      for (String version : versions) {
        GroupVersionKind full = new GroupVersionKind(kind.group(), version, kind.kind());
        Optional<RestMapping> found =
            find(known.resources().getOrDefault(full.apiVersion(), List.of()), full);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private List<ApiResource> kept(String apiVersion) {
    List<ApiResource> known = kept.get(apiVersion);
    if (known == null) {
      List<ApiResource> read = cache.get().resources(apiVersion);
      known = read == null ? List.of() : read;
      kept.put(apiVersion, known);
    }
    return known;
  }

  private static Optional<RestMapping> find(List<ApiResource> resources, GroupVersionKind kind) {
    ApiResource found = null;
    for (ApiResource each : resources) {
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
    missing.clear();
    forgotten = true;
  }

  private Catalog fetch() {
    DiscoveryAnswer core = core();
    DiscoveryAnswer others = source.get("/apis", AGGREGATED);
    List<ApiGroup> groups = new ArrayList<>();
    Map<String, List<ApiResource>> resources = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    if (core != null) {
      readGroups(core, groups, resources);
    }
    readGroups(others, groups, resources);
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
    cache.get().write(fetched);
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

  /** The core group; null if a server has nothing there, or does not tell us. */
  private @Nullable DiscoveryAnswer core() {
    try {
      return source.get("/api", AGGREGATED);
    } catch (StatusException e) {
      if (e.notFound() || e.forbidden()) {
        return null;
      }
      throw e;
    }
  }
}
