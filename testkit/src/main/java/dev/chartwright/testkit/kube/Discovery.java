package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API says of itself: versions, groups, resources, and as much OpenAPI as Helm reads. */
final class Discovery {
  static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final ApiKinds kinds;
  private final String gitVersion;

  Discovery(ApiKinds kinds, String gitVersion) {
    this.kinds = kinds;
    this.gitVersion = gitVersion;
  }

  /** The document at a path; null if there is none. */
  @Nullable Map<String, Object> document(String path, boolean aggregated) {
    switch (path) {
      case "/version" -> {
        return version();
      }
      case "/api" -> {
        return aggregated ? aggregate(true) : coreVersions();
      }
      case "/apis" -> {
        return aggregated ? aggregate(false) : groups();
      }
      case "/openapi/v2" -> {
        return Tree.map(
            "swagger",
            "2.0",
            "info",
            Tree.map("title", "Kubernetes", "version", gitVersion),
            "paths",
            Tree.map());
      }
      case "/openapi/v3" -> {
        return openApiIndex();
      }
      default -> {
        return deeper(path);
      }
    }
  }

  private @Nullable Map<String, Object> deeper(String path) {
    if (path.startsWith("/openapi/v3/")) {
      String rest = path.substring("/openapi/v3/".length());
      String version =
          rest.startsWith("apis/")
              ? rest.substring(5)
              : rest.startsWith("api/") ? rest.substring(4) : "";
      List<ApiKind> served = kinds.of(version);
      return served.isEmpty() ? null : openApi(served);
    }
    if (path.startsWith("/apis/")) {
      String rest = path.substring("/apis/".length());
      return rest.indexOf('/') < 0 ? group(rest) : resources(rest);
    }
    return path.startsWith("/api/") ? resources(path.substring("/api/".length())) : null;
  }

  private Map<String, Object> version() {
    String[] parts = gitVersion.substring(1).split("\\.", -1);
    return Tree.map(
        "major", parts[0],
        "minor", parts[1],
        "gitVersion", gitVersion,
        "gitCommit", "0000000000000000000000000000000000000000",
        "gitTreeState", "clean",
        "buildDate", "1970-01-01T00:00:00Z",
        "goVersion", "go1.26.8",
        "compiler", "gc",
        "platform", "linux/amd64");
  }

  private static Map<String, Object> coreVersions() {
    return Tree.map(
        "kind",
        "APIVersions",
        "versions",
        new ArrayList<>(List.of("v1")),
        "serverAddressByClientCIDRs",
        new ArrayList<>(
            List.of(Tree.map("clientCIDR", "0.0.0.0/0", "serverAddress", "127.0.0.1:443"))));
  }

  /** The versions of each group but the core, the preferred first. */
  private Map<String, List<String>> versionsOfGroups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String version : kinds.groupVersions()) {
      int slash = version.indexOf('/');
      if (slash > 0) {
        groups
            .computeIfAbsent(version.substring(0, slash), any -> new ArrayList<>())
            .add(version.substring(slash + 1));
      }
    }
    return groups;
  }

  private Map<String, Object> groups() {
    List<Object> list = new ArrayList<>();
    for (String name : versionsOfGroups().keySet()) {
      Map<String, Object> group = group(name);
      if (group != null) {
        group.remove("kind");
        group.remove("apiVersion");
        list.add(group);
      }
    }
    return Tree.map("kind", "APIGroupList", "apiVersion", "v1", "groups", list);
  }

  private @Nullable Map<String, Object> group(String name) {
    List<String> versions = versionsOfGroups().get(name);
    if (versions == null) {
      return null;
    }
    List<Object> list = new ArrayList<>();
    for (String version : versions) {
      list.add(Tree.map("groupVersion", name + "/" + version, "version", version));
    }
    return Tree.map(
        "kind",
        "APIGroup",
        "apiVersion",
        "v1",
        "name",
        name,
        "versions",
        list,
        "preferredVersion",
        Tree.map("groupVersion", name + "/" + versions.get(0), "version", versions.get(0)));
  }

  private @Nullable Map<String, Object> resources(String groupVersion) {
    List<ApiKind> served = kinds.of(groupVersion);
    if (served.isEmpty()) {
      return null;
    }
    List<Object> list = new ArrayList<>();
    for (ApiKind kind : served) {
      Map<String, Object> resource =
          Tree.map(
              "name", kind.plural(),
              "singularName", kind.singular(),
              "namespaced", kind.namespaced(),
              "kind", kind.kind(),
              "verbs", kind.verbs());
      if (!kind.shortNames().isEmpty()) {
        resource.put("shortNames", kind.shortNames());
      }
      if (!kind.categories().isEmpty()) {
        resource.put("categories", kind.categories());
      }
      list.add(resource);
      for (String subresource : kind.subresources()) {
        list.add(
            Tree.map(
                "name",
                kind.plural() + "/" + subresource,
                "singularName",
                "",
                "namespaced",
                kind.namespaced(),
                "kind",
                subresource.equals("scale") ? "Scale" : kind.kind(),
                "verbs",
                List.of("get", "patch", "update")));
      }
    }
    return Tree.map(
        "kind",
        "APIResourceList",
        "apiVersion",
        "v1",
        "groupVersion",
        groupVersion,
        "resources",
        list);
  }

  private Map<String, Object> aggregate(boolean core) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    if (core) {
      groups.put("", List.of("v1"));
    } else {
      groups.putAll(versionsOfGroups());
    }
    List<Object> items = new ArrayList<>();
    groups.forEach((group, versions) -> {
      List<Object> list = new ArrayList<>();
      for (String version : versions) {
        List<Object> resources = new ArrayList<>();
        for (ApiKind kind : kinds.of(group.isEmpty() ? version : group + "/" + version)) {
          resources.add(aggregate(kind));
        }
        list.add(Tree.map("version", version, "resources", resources, "freshness", "Current"));
      }
      Map<String, Object> metadata = core ? Tree.map() : Tree.map("name", group);
      items.add(Tree.map("metadata", metadata, "versions", list));
    });
    return Tree.map(
        "kind",
        "APIGroupDiscoveryList",
        "apiVersion",
        "apidiscovery.k8s.io/v2",
        "metadata",
        Tree.map(),
        "items",
        items);
  }

  private static Map<String, Object> aggregate(ApiKind kind) {
    Map<String, Object> resource =
        Tree.map(
            "resource", kind.plural(),
            "responseKind", response(kind, kind.kind()),
            "scope", kind.namespaced() ? "Namespaced" : "Cluster",
            "singularResource", kind.singular(),
            "verbs", kind.verbs());
    if (!kind.shortNames().isEmpty()) {
      resource.put("shortNames", kind.shortNames());
    }
    if (!kind.categories().isEmpty()) {
      resource.put("categories", kind.categories());
    }
    List<Object> subresources = new ArrayList<>();
    for (String name : kind.subresources()) {
      subresources.add(
          Tree.map(
              "subresource", name,
              "responseKind", response(kind, name.equals("scale") ? "Scale" : kind.kind()),
              "verbs", List.of("get", "patch", "update")));
    }
    if (!subresources.isEmpty()) {
      resource.put("subresources", subresources);
    }
    return resource;
  }

  private static Map<String, Object> response(ApiKind kind, String name) {
    boolean scale = name.equals("Scale");
    return Tree.map(
        "group", scale ? "autoscaling" : kind.group(),
        "version", scale ? "v1" : kind.version(),
        "kind", name);
  }

  private Map<String, Object> openApiIndex() {
    Map<String, Object> paths = Tree.map();
    for (String version : kinds.groupVersions()) {
      String path = version.indexOf('/') < 0 ? "api/" + version : "apis/" + version;
      paths.put(path, Tree.map("serverRelativeURL", "/openapi/v3/" + path + "?hash=FA4E"));
    }
    return Tree.map("paths", paths);
  }

  /** Of each kind that its PATCH takes {@code fieldValidation}, which is what clients look for. */
  private static Map<String, Object> openApi(List<ApiKind> served) {
    Map<String, Object> paths = Tree.map();
    for (ApiKind kind : served) {
      String root = kind.group().isEmpty() ? "/api/" : "/apis/";
      String path =
          root
              + kind.apiVersion()
              + (kind.namespaced() ? "/namespaces/{namespace}/" : "/")
              + kind.plural()
              + "/{name}";
      List<Object> parameters = new ArrayList<>();
      for (String name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
        parameters.add(
            Tree.map(
                "name",
                name,
                "in",
                "query",
                "schema",
                Tree.map("type", name.equals("force") ? "boolean" : "string")));
      }
      Map<String, Object> patch =
          Tree.map(
              "parameters",
              parameters,
              "responses",
              Tree.map("200", Tree.map("description", "OK")),
              "x-kubernetes-action",
              "patch",
              "x-kubernetes-group-version-kind",
              Tree.map("group", kind.group(), "version", kind.version(), "kind", kind.kind()));
      paths.put(path, Tree.map("patch", patch));
    }
    return Tree.map(
        "openapi",
        "3.0.0",
        "info",
        Tree.map("title", "Kubernetes", "version", "unversioned"),
        "paths",
        paths,
        "components",
        Tree.map("schemas", Tree.map()));
  }
}
