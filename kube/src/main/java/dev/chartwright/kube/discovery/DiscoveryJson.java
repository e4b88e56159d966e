package dev.chartwright.kube.discovery;

import dev.chartwright.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what servers say about themselves. Source: client-go {@code
 * discovery/aggregated_discovery.go}.
 */
final class DiscoveryJson {
  private DiscoveryJson() {}

  /** Groups with their kinds: {@code APIGroupDiscoveryList}. */
  static void readAggregated(
      KubeObject answer, List<ApiGroup> groups, Map<String, List<ApiResource>> resources) {
    for (Object item : answer.listAt("items")) {
      KubeObject group = object(item);
      String name = group.name();
      List<String> versions = new ArrayList<>();
      for (Object each : group.listAt("versions")) {
        KubeObject version = object(each);
        if (version.textAt("freshness").equals("Stale")) {
          continue;
        }
        String word = version.textAt("version");
        versions.add(word);
        resources.put(name.isEmpty() ? word : name + "/" + word, kinds(version));
      }
      groups.add(new ApiGroup(name, versions, versions.isEmpty() ? "" : versions.get(0)));
    }
  }

  private static List<ApiResource> kinds(KubeObject version) {
    List<ApiResource> kinds = new ArrayList<>();
    for (Object each : version.listAt("resources")) {
      KubeObject resource = object(each);
      String name = resource.textAt("resource");
      String singular = resource.textAt("singularResource");
      boolean namespaced = resource.textAt("scope").equals("Namespaced");
      add(kinds, resource, name, singular, namespaced);
      for (Object sub : resource.listAt("subresources")) {
        KubeObject subresource = object(sub);
        add(
            kinds,
            subresource,
            name + "/" + subresource.textAt("subresource"),
            singular,
            namespaced);
      }
    }
    return kinds;
  }

  private static void add(
      List<ApiResource> kinds,
      KubeObject resource,
      String name,
      String singular,
      boolean namespaced) {
    String kind = resource.textAt("responseKind", "kind");
    String group = resource.textAt("responseKind", "group");
    String version = resource.textAt("responseKind", "version");
    if (!(kind.isEmpty() && group.isEmpty() && version.isEmpty())) {
      kinds.add(
          new ApiResource(
              name,
              singular,
              namespaced,
              group,
              version,
              kind,
              texts(resource.listAt("verbs")),
              texts(resource.listAt("shortNames")),
              texts(resource.listAt("categories")),
              ""));
    }
  }

  /** Groups alone: {@code APIGroupList}. */
  static List<ApiGroup> readGroups(KubeObject answer) {
    List<ApiGroup> groups = new ArrayList<>();
    for (Object each : answer.listAt("groups")) {
      KubeObject group = object(each);
      List<String> versions = new ArrayList<>();
      for (Object version : group.listAt("versions")) {
        versions.add(object(version).textAt("version"));
      }
      groups.add(
          new ApiGroup(
              group.textAt("name"), versions, group.textAt("preferredVersion", "version")));
    }
    return groups;
  }

  /** The versions of the core group: {@code APIVersions}. */
  static @Nullable ApiGroup readCoreVersions(KubeObject answer) {
    List<String> versions = texts(answer.listAt("versions"));
    return versions.isEmpty() ? null : new ApiGroup("", versions, versions.get(0));
  }

  /** The kinds of one version: {@code APIResourceList}. */
  static List<ApiResource> readResources(KubeObject answer) {
    List<ApiResource> kinds = new ArrayList<>();
    for (Object each : answer.listAt("resources")) {
      KubeObject resource = object(each);
      kinds.add(
          new ApiResource(
              resource.textAt("name"),
              resource.textAt("singularName"),
              Boolean.TRUE.equals(resource.at("namespaced")),
              resource.textAt("group"),
              resource.textAt("version"),
              resource.textAt("kind"),
              texts(resource.listAt("verbs")),
              texts(resource.listAt("shortNames")),
              texts(resource.listAt("categories")),
              resource.textAt("storageVersionHash")));
    }
    return kinds;
  }

  private static List<String> texts(List<?> list) {
    List<String> texts = new ArrayList<>(list.size());
    for (Object each : list) {
      if (each instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  @SuppressWarnings("unchecked")
  private static KubeObject object(@Nullable Object value) {
    return KubeObject.of(
        value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
  }
}
