package dev.chartwright.kube.discovery;

import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What a {@link DiscoveryCache} writes, in the order of client-go's fields. */
final class DiscoveryFiles {
  private DiscoveryFiles() {}

  /** {@code APIGroupList}. */
  static JsonObject groups(List<ApiGroup> groups) {
    List<JsonObject> list = new ArrayList<>();
    for (ApiGroup group : groups) {
      List<JsonObject> versions = new ArrayList<>();
      for (String version : group.versions()) {
        versions.add(version(group, version));
      }
      list.add(
          JsonObject.create()
              .put("name", group.name())
              .put("versions", versions)
              .put("preferredVersion", version(group, group.preferred())));
    }
    return JsonObject.create()
        .put("kind", "APIGroupList")
        .put("apiVersion", "v1")
        .put("groups", list);
  }

  private static JsonObject version(ApiGroup group, String version) {
    return JsonObject.create()
        .put("groupVersion", version.isEmpty() ? "" : group.apiVersion(version))
        .put("version", version);
  }

  /** {@code APIResourceList}. */
  static JsonObject resources(String apiVersion, List<ApiResource> resources) {
    List<JsonObject> list = new ArrayList<>();
    for (ApiResource each : resources) {
      JsonObject resource =
          JsonObject.create()
              .put("name", each.name())
              .put("singularName", each.singularName())
              .put("namespaced", each.namespaced())
              .putNonEmpty("group", each.group())
              .putNonEmpty("version", each.version())
              .put("kind", each.kind())
              .put("verbs", each.verbs())
              .putNonEmpty("shortNames", each.shortNames())
              .putNonEmpty("categories", each.categories())
              .putNonEmpty("storageVersionHash", each.storageVersionHash());
      list.add(resource);
    }
    return JsonObject.create()
        .put("kind", "APIResourceList")
        .put("apiVersion", "v1")
        .put("groupVersion", apiVersion)
        .put("resources", list);
  }
}
