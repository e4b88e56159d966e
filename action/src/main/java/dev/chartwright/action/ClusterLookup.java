package dev.chartwright.action;

import dev.chartwright.engine.Lookup;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.StatusException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the template function {@code lookup} finds in a cluster.
 *
 * <p>An object that is not there is an empty map; so is an object of a kind that its API version
 * lacks. An API version that the server does not know is an error. Each API version is asked for
 * once. Source: Helm 4.3.1 {@code pkg/engine/lookup_func.go}.
 */
final class ClusterLookup implements Lookup {
  private final KubeApi api;
  private final LogSink log;
  private final Map<String, List<?>> resources = new ConcurrentHashMap<>();

  ClusterLookup(KubeApi api, LogSink log) {
    this.api = api;
    this.log = log;
  }

  @Override
  public Map<String, @Nullable Object> lookup(
      String apiVersion, String kind, String namespace, String name) {
    Optional<RestMapping> mapping = mapping(GroupVersionKind.of(apiVersion, kind));
    if (mapping.isEmpty()) {
      return new LinkedHashMap<>();
    }
    String path =
        name.isEmpty() ? mapping.get().path(namespace) : mapping.get().path(namespace, name);
    try {
      return api.send(KubeRequest.get(path)).copy();
    } catch (StatusException e) {
      if (!e.notFound()) {
        throw e;
      }
      if (name.isEmpty()) {
        log.debug(
            "lookup: resource list not found",
            "apiVersion",
            apiVersion,
            "kind",
            kind,
            "namespace",
            namespace);
      } else {
        log.debug(
            "lookup: resource not found",
            "apiVersion",
            apiVersion,
            "kind",
            kind,
            "namespace",
            namespace,
            "name",
            name);
      }
      return new LinkedHashMap<>();
    }
  }

  private Optional<RestMapping> mapping(GroupVersionKind kind) {
    List<?> known;
    try {
      known = resources.computeIfAbsent(kind.apiVersion(), this::resources);
    } catch (KubeException e) {
      String text = String.valueOf(e.getMessage());
      log.error(
          "unable to retrieve resource list", "GroupVersion", kind.apiVersion(), "error", text);
      log.error("unable to get apiresource", "groupVersionKind", kind.toString(), "error", text);
      throw KubeException.of(
          "unable to get apiresource from unstructured: " + kind + ": " + text, e);
    }
    for (Object each : known) {
      if (each instanceof Map<?, ?> resource
          && kind.kind().equals(resource.get("kind"))
          && resource.get("name") instanceof String plural
          && plural.indexOf('/') < 0) {
        return Optional.of(
            new RestMapping(kind, plural, Boolean.TRUE.equals(resource.get("namespaced"))));
      }
    }
    return Optional.empty();
  }

  private List<?> resources(String apiVersion) {
    if (apiVersion.isEmpty()) {
      throw KubeException.of("groupVersion shouldn't be empty");
    }
    try {
      KubeObject answer =
          api.send(KubeRequest.get(apiVersion.equals("v1") ? "/api/v1" : "/apis/" + apiVersion));
      return answer.listAt("resources");
    } catch (StatusException e) {
      if (apiVersion.equals("v1") && e.notFound()) {
        return List.of();
      }
      throw e;
    }
  }
}
