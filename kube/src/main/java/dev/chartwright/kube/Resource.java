package dev.chartwright.kube;

import java.util.Arrays;

/**
 * An object and where the API server keeps it. Source: {@code cli-runtime/pkg/resource.Info}.
 *
 * @param mapping what the object is
 * @param namespace where it lives; empty for kinds without namespaces
 * @param name empty if the server is to make one up
 * @param object the object as it is wanted, or as it was last seen
 */
public record Resource(RestMapping mapping, String namespace, String name, KubeObject object) {
  /** The same place with another state of the object. */
  public Resource withObject(KubeObject seen) {
    return new Resource(mapping, namespace, name, seen);
  }

  /** The resource as an answer of the server has it: with the name that the server made up. */
  Resource seen(KubeObject received) {
    KubeObject answer = ObjectRequests.answered(received);
    return new Resource(mapping, answer.namespace(), answer.name(), answer);
  }

  /** Namespace, name and kind as Helm's errors name them: {@code default/web apps/v1, Kind=…}. */
  String describe() {
    return namespace + "/" + name + " " + mapping.kind();
  }

  /** What a line of the log says of it: namespace, name and kind, and more. */
  String[] words(String... more) {
    return joined("kind", kind(), more);
  }

  /** The same with the kind's group and version. */
  String[] versionedWords(String... more) {
    return joined("gvk", mapping.kind().toString(), more);
  }

  private String[] joined(String key, String kind, String... more) {
    String[] words = {"namespace", namespace, "name", name, key, kind};
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  /** The kind alone, such as {@code Deployment}. */
  public String kind() {
    return mapping.kind().kind();
  }

  /** The path of the object. */
  public String path() {
    return mapping.path(namespace, name);
  }

  /**
   * Whether two resources are the same object to Helm: name, namespace, kind and group, whatever
   * the version. Source: Helm 4.3.1 {@code pkg/kube/resource.go} (isMatchingInfo).
   */
  public boolean matches(Resource other) {
    return name.equals(other.name)
        && namespace.equals(other.namespace)
        && kind().equals(other.kind())
        && mapping.kind().group().equals(other.mapping.kind().group());
  }
}
