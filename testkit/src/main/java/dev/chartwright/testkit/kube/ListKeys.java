package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which lists are merged by keys and which maps are one value, for the built-in kinds. Lists and
 * maps of custom resources are treated as if their schema said nothing: a list is one value, a map
 * is merged.
 *
 * <p>Source: {@code x-kubernetes-list-type}, {@code -list-map-keys} and {@code -map-type} of the
 * OpenAPI of Kubernetes 1.36.
 */
final class ListKeys {
  /** A list that is a set of values. */
  static final List<String> SET = List.of("");

  private static final List<String> NAME = List.of("name");

  private ListKeys() {}

  /** Keys of the list with that field name; {@link #SET} for a set; null if it is one value. */
  static @Nullable List<String> of(ApiKind kind, String field, List<?> items) {
    if (field.equals("ownerReferences")) {
      return List.of("uid");
    }
    if (field.equals("finalizers")) {
      return SET;
    }
    if (kind.custom()) {
      return null;
    }
    return switch (field) {
      case "containers", "initContainers", "ephemeralContainers", "env", "volumes" -> NAME;
      case "imagePullSecrets", "webhooks", "resourceClaims", "schedulingGates" -> NAME;
      case "secrets" -> kind.kind().equals("ServiceAccount") ? NAME : null;
      case "volumeMounts" -> List.of("mountPath");
      case "volumeDevices" -> List.of("devicePath");
      case "hostAliases", "podIPs" -> List.of("ip");
      case "conditions" -> List.of("type");
      case "topologySpreadConstraints" -> List.of("topologyKey", "whenUnsatisfiable");
      case "ports" -> portKeys(kind, items);
      default -> null;
    };
  }

  private static @Nullable List<String> portKeys(ApiKind kind, List<?> items) {
    if (kind.kind().equals("Service")) {
      return List.of("port", "protocol");
    }
    for (Object item : items) {
      if (Tree.at(item, "containerPort") != null) {
        return List.of("containerPort", "protocol");
      }
    }
    return null;
  }

  /** Whether the map with that field name is one value. */
  static boolean isAtomic(ApiKind kind, String field) {
    if (kind.custom()) {
      return false;
    }
    return switch (field) {
      case "selector", "nodeSelector", "labelSelector", "namespaceSelector", "podSelector" -> true;
      case "objectSelector", "secretKeyRef", "configMapKeyRef", "fieldRef" -> true;
      case "resourceFieldRef", "secretRef", "scaleTargetRef", "roleRef", "claimRef" -> true;
      case "nodeSelectorTerms", "dataSource", "involvedObject" -> true;
      default -> false;
    };
  }

  /** The element that names an item in a field path: {@code k:{"name":"web"}} or {@code v:"x"}. */
  static String element(List<String> keys, @Nullable Object item) {
    if (keys.equals(SET)) {
      return "v:" + Json.marshalUnescaped(item);
    }
    Map<String, Object> named = new TreeMap<>();
    for (String key : keys) {
      Object value = Tree.at(item, key);
      if (value == null && key.equals("protocol")) {
        value = "TCP";
      }
      if (value != null) {
        named.put(key, value);
      }
    }
    return "k:" + Json.marshalUnescaped(named);
  }
}
