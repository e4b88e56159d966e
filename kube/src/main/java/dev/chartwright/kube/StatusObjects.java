package dev.chartwright.kube;

import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects for {@code status}: as they are or as tables, with the pods of workloads if asked
 * for. What cannot be read is left out.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go} (Get, getSelectRelationPod).
 */
final class StatusObjects {
  private static final String TABLES =
      "application/json;as=Table;v=v1;g=meta.k8s.io,"
          + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";
  private static final String RELATED = "v1/Pod(related)";

  private final KubeApi api;
  private final LogSink log;
  private final boolean related;
  private final boolean tables;
  private final Map<String, List<KubeObject>> objects = new LinkedHashMap<>();
  private final Set<String> selectors = new HashSet<>();

  StatusObjects(KubeApi api, LogSink log, boolean related, boolean tables) {
    this.api = api;
    this.log = log;
    this.related = related;
    this.tables = tables;
  }

  Map<String, List<KubeObject>> read(List<Resource> resources) {
    for (Resource resource : resources) {
      KubeObject seen;
      try {
        seen = api.send(asked(ObjectRequests.get(resource)));
      } catch (KubeException leftOut) {
        continue;
      }
      GroupVersionKind kind = resource.mapping().kind();
      add(kind.version() + "/" + kind.kind(), seen);
      if (related) {
        addPods(resource, seen.textAt("kind").equals("Table"));
      }
    }
    return objects;
  }

  private KubeRequest asked(KubeRequest request) {
    return tables ? request.query("includeObject", "Object").accept(TABLES) : request;
  }

  private void add(String key, KubeObject object) {
    objects.computeIfAbsent(key, absent -> new ArrayList<>()).add(object);
  }

  private void addPods(Resource resource, boolean table) {
    log.debug("get relation pod of object", resource.words());
    String selector = selector(resource.object());
    if (selector == null || !selectors.add(selector)) {
      return;
    }
    KubeRequest request = KubeRequest.get("/api/v1/namespaces/" + resource.namespace() + "/pods");
    if (table) {
      request = asked(request);
    }
    if (!selector.isEmpty()) {
      request = request.query("labelSelector", selector);
    }
    try {
      KubeObject pods = api.send(request);
      add(RELATED, pods.textAt("kind").equals("Table") ? pods : withKinds(pods));
    } catch (KubeException e) {
      log.warn("get the relation pod is failed", "error", String.valueOf(e.getMessage()));
    }
  }

  /** The selector of a workload; null if it has none. */
  private static @Nullable String selector(KubeObject object) {
    Object labels =
        switch (object.textAt("kind")) {
          case "ReplicaSet", "Deployment", "StatefulSet", "DaemonSet", "Job" ->
              object.at("spec", "selector", "matchLabels");
          case "ReplicationController" -> object.at("spec", "selector");
          default -> null;
        };
    if (!(labels instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, String> sorted = new TreeMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getValue() instanceof String value)) {
        return null;
      }
      sorted.put(String.valueOf(entry.getKey()), value);
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : sorted.entrySet()) {
      text.append(text.length() == 0 ? "" : ",")
          .append(entry.getKey())
          .append('=')
          .append(entry.getValue());
    }
    return text.toString();
  }

  /** The elements of a list say what they are, though the server leaves that out. */
  private static KubeObject withKinds(KubeObject list) {
    Map<String, @Nullable Object> copy = list.copy();
    if (copy.get("items") instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> map
            && !map.containsKey("kind")
            && !map.containsKey("apiVersion")) {
          @SuppressWarnings("unchecked")
          Map<String, @Nullable Object> pod = (Map<String, @Nullable Object>) map;
          pod.put("kind", "Pod");
          pod.put("apiVersion", "v1");
        }
      }
    }
    return KubeObject.of(copy);
  }
}
