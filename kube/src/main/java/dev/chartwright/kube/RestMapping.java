package dev.chartwright.kube;

/**
 * Where the API server keeps the objects of a kind.
 *
 * @param kind what they are
 * @param resource their plural name in paths, such as {@code deployments}
 * @param namespaced whether they live in namespaces
 */
public record RestMapping(GroupVersionKind kind, String resource, boolean namespaced) {
  /** The path of the collection; the namespace counts for namespaced kinds only, empty for all. */
  public String path(String namespace) {
    String root = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
    return namespaced && !namespace.isEmpty()
        ? root + "/namespaces/" + namespace + "/" + resource
        : root + "/" + resource;
  }

  /** The path of one object. */
  public String path(String namespace, String name) {
    return path(namespace) + "/" + name;
  }
}
