package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path of the API names.
 *
 * @param namespace empty for objects of the cluster and for lists over all namespaces
 * @param name empty for a list
 * @param subresource empty for the object itself
 */
record ApiPath(ApiKind kind, String namespace, String name, String subresource) {
  /** Reads a path; null if the API has no such resource. */
  static @Nullable ApiPath read(ApiKinds kinds, String path) {
    List<String> parts = new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
    String group = "";
    String version;
    if (parts.get(0).equals("api") && parts.size() > 2) {
      version = parts.get(1);
      parts.subList(0, 2).clear();
    } else if (parts.get(0).equals("apis") && parts.size() > 3) {
      group = parts.get(1);
      version = parts.get(2);
      parts.subList(0, 3).clear();
    } else {
      return null;
    }
    String namespace = "";
    boolean inside = parts.size() > 2 && parts.get(0).equals("namespaces");
    if (inside && !parts.get(2).equals("status") && !parts.get(2).equals("finalize")) {
      namespace = parts.get(1);
      parts.subList(0, 2).clear();
    }
    ApiKind kind = kinds.byPlural(group, version, parts.get(0));
    boolean fits = parts.size() <= 3 && kind != null && (kind.namespaced() || namespace.isEmpty());
    if (kind == null || !fits || (kind.namespaced() && parts.size() > 1 && namespace.isEmpty())) {
      return null;
    }
    String subresource = parts.size() > 2 ? parts.get(2) : "";
    if (!subresource.isEmpty() && !kind.subresources().contains(subresource)) {
      return null;
    }
    return new ApiPath(kind, namespace, parts.size() > 1 ? parts.get(1) : "", subresource);
  }

  /** The namespace that access is checked in: a Namespace lies in itself. */
  String accessNamespace() {
    return kind.is("", "Namespace") ? name : namespace;
  }
}
