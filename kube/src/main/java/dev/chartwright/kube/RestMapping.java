package dev.chartwright.kube;

/**
 * Where the API server keeps the objects of a kind.
 *
 * @param kind what they are
 * @param resource their plural name in paths, such as {@code deployments}
 * @param namespaced whether they live in namespaces
 * @param versioned whether paths name the version; not for an object that names none, which the
 *     server then does not find, as it does not for helm
 */
public record RestMapping(
    GroupVersionKind kind, String resource, boolean namespaced, boolean versioned) {
  /** A mapping with the version in its paths. */
  public RestMapping(GroupVersionKind kind, String resource, boolean namespaced) {
    this(kind, resource, namespaced, true);
  }

  /** The same without the version in its paths. */
  RestMapping withoutVersion() {
    return new RestMapping(kind, resource, namespaced, false);
  }

  /** The path of the collection; the namespace counts for namespaced kinds only, empty for all. */
  public String path(String namespace) {
    String group = kind.group().isEmpty() ? "/api" : "/apis/" + kind.group();
    String root = versioned ? group + "/" + kind.version() : group;
    return namespaced && !namespace.isEmpty()
        ? root + "/namespaces/" + namespace + "/" + resource
        : root + "/" + resource;
  }

  /** The path of one object. */
  public String path(String namespace, String name) {
    return path(namespace) + "/" + name;
  }
}
