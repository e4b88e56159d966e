package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a workload. Source: Helm 4.3.1 {@code
 * internal/third_party/k8s.io/kubernetes/deployment/util/deploymentutil.go}.
 */
final class ReplicaSets {
  private static final String HASH = "pod-template-hash";

  private ReplicaSets() {}

  /**
   * The oldest ReplicaSet of a Deployment with the Deployment's template; null if there is none.
   */
  static @Nullable KubeObject newest(KubeApi api, KubeObject deployment) {
    Object selector = deployment.at("spec", "selector");
    KubeRequest request =
        select("/apis/apps/v1/namespaces/" + deployment.namespace() + "/replicasets", selector);
    Object template = withoutHash(deployment);
    KubeObject found = null;
    for (KubeObject each : StatusReader.items(api.send(request), "apps/v1", "ReplicaSet")) {
      if (ownedBy(each, deployment.uid())
          && String.valueOf(template).equals(String.valueOf(withoutHash(each)))
          && (found == null || order(each, found) < 0)) {
        found = each;
      }
    }
    return found;
  }

  /** The pods that a selector means. */
  static List<KubeObject> pods(KubeApi api, Resource owner, @Nullable Object selector) {
    Object whole =
        owner.kind().equals("ReplicationController") && selector instanceof Map<?, ?>
            ? Map.of("matchLabels", selector)
            : selector;
    try {
      return StatusReader.items(
          api.send(select("/api/v1/namespaces/" + owner.namespace() + "/pods", whole)),
          "v1",
          "Pod");
    } catch (KubeException e) {
      throw KubeException.of("failed to list pods: " + e.getMessage(), e);
    }
  }

  private static KubeRequest select(String path, @Nullable Object selector) {
    String text;
    try {
      text = LabelSelector.text(selector);
    } catch (KubeException e) {
      throw KubeException.of("invalid label selector: " + e.getMessage(), e);
    }
    KubeRequest request = KubeRequest.get(path);
    return text.isEmpty() ? request : request.query("labelSelector", text);
  }

  private static boolean ownedBy(KubeObject object, String uid) {
    for (Object each : object.listAt("metadata", "ownerReferences")) {
      if (each instanceof Map<?, ?> owner
          && Boolean.TRUE.equals(owner.get("controller"))
          && uid.equals(owner.get("uid"))) {
        return true;
      }
    }
    return false;
  }

  private static int order(KubeObject one, KubeObject other) {
    int byAge =
        one.textAt("metadata", "creationTimestamp")
            .compareTo(other.textAt("metadata", "creationTimestamp"));
    return byAge == 0 ? one.name().compareTo(other.name()) : byAge;
  }

  private static @Nullable Object withoutHash(KubeObject object) {
    return plain(object.at("spec", "template"), true);
  }

  /** A tree with sorted keys, without what is empty and without the hash among labels. */
  private static @Nullable Object plain(@Nullable Object value, boolean template) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> result = new TreeMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object inner = plain(entry.getValue(), false);
        String key = String.valueOf(entry.getKey());
        if (template && key.equals("metadata") && inner instanceof Map<?, ?> metadata) {
          inner = withoutHash(metadata);
        }
        if (inner != null) {
          result.put(key, inner);
        }
      }
      return result.isEmpty() ? null : result;
    }
    if (value instanceof List<?> list) {
      List<Object> result = new ArrayList<>();
      for (Object each : list) {
        result.add(String.valueOf(plain(each, false)));
      }
      return result.isEmpty() ? null : result;
    }
    return value;
  }

  private static @Nullable Object withoutHash(Map<?, ?> metadata) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : metadata.entrySet()) {
      Object value = entry.getValue();
      if (entry.getKey().equals("labels") && value instanceof Map<?, ?> labels) {
        Map<Object, Object> fewer = new LinkedHashMap<>(labels);
        fewer.remove(HASH);
        value = fewer;
      }
      if (value != null && !(value instanceof Map<?, ?> map && map.isEmpty())) {
        result.put(String.valueOf(entry.getKey()), value);
      }
    }
    return result.isEmpty() ? null : result;
  }
}
