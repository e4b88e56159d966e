package dev.chartwright.testkit.kube;

import java.util.List;

/**
 * Something that a user of a {@link FakeApiServer} may do. A user without any rule may do
 * everything; with one, nothing else.
 *
 * <pre>{@code
 * server.allow("dev", AccessRule.of("get,list,watch", "configmaps,deployments.apps").in("team"));
 * server.allow("dev", AccessRule.of("*", "secrets").in("team"));
 * // list secrets in another namespace: 403
 * // secrets is forbidden: User "dev" cannot list resource "secrets" in API group "" in the namespace "other"
 * }</pre>
 *
 * @param verbs the API's verbs ({@code get list watch create update patch delete
 *     deletecollection}), or {@code *}
 * @param resources plural and group as in {@code deployments.apps}, perhaps with a subresource as
 *     in {@code pods/log}, or {@code *}
 * @param namespaces in which namespaces; {@code *} for everywhere, the cluster too
 */
public record AccessRule(List<String> verbs, List<String> resources, List<String> namespaces) {
  /** Copies the lists. */
  public AccessRule {
    verbs = List.copyOf(verbs);
    resources = List.copyOf(resources);
    namespaces = List.copyOf(namespaces);
  }

  /**
   * A rule for everywhere.
   *
   * @param verbs with commas between
   * @param resources with commas between
   */
  public static AccessRule of(String verbs, String resources) {
    return new AccessRule(
        List.of(verbs.split(",", -1)), List.of(resources.split(",", -1)), List.of("*"));
  }

  /** The same for these namespaces only. */
  public AccessRule in(String... onlyThese) {
    return new AccessRule(verbs, resources, List.of(onlyThese));
  }

  boolean allows(String verb, ApiKind kind, String subresource, String namespace) {
    String full = subresource.isEmpty() ? kind.resource() : kind.resource() + "/" + subresource;
    return (verbs.contains("*") || verbs.contains(verb))
        && (resources.contains("*") || resources.contains(full))
        && (namespaces.contains("*") || (!namespace.isEmpty() && namespaces.contains(namespace)));
  }
}
