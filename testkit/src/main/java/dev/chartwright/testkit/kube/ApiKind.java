package dev.chartwright.testkit.kube;

import java.util.List;

/**
 * A kind of object that the API serves.
 *
 * @param group the API group, empty for the core
 * @param shortNames what people type
 * @param subresources such as {@code status}
 * @param custom whether a CustomResourceDefinition says so
 */
record ApiKind(
    String group,
    String version,
    String kind,
    String plural,
    String singular,
    boolean namespaced,
    List<String> shortNames,
    List<String> categories,
    List<String> subresources,
    boolean custom) {
  ApiKind {
    shortNames = List.copyOf(shortNames);
    categories = List.copyOf(categories);
    subresources = List.copyOf(subresources);
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Plural and group as in {@code deployments.apps}. */
  String resource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** Under which the objects are stored, whatever the version. */
  String store() {
    // Two groups serve the same events.
    return plural.equals("events") && !custom ? "/events" : group + "/" + plural;
  }

  boolean is(String otherGroup, String otherKind) {
    return group.equals(otherGroup) && kind.equals(otherKind);
  }

  /** Whether objects of the kind can only be sent, not kept. */
  boolean isReview() {
    return kind.endsWith("Review");
  }

  List<String> verbs() {
    return isReview()
        ? List.of("create")
        : kind.equals("Namespace")
            ? List.of("create", "delete", "get", "list", "patch", "update", "watch")
            : List.of(
                "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  }
}
