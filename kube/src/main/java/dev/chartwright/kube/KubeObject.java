package dev.chartwright.kube;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of the API as a JSON tree: maps, lists, strings, booleans, {@code Long}, {@code
 * Double} and null. Immutable as long as nobody changes the map that it was made of.
 */
public final class KubeObject {
  private final Map<String, @Nullable Object> map;

  private KubeObject(Map<String, @Nullable Object> map) {
    this.map = map;
  }

  /** The object that a JSON tree describes; the tree is not copied. */
  public static KubeObject of(Map<String, @Nullable Object> map) {
    return new KubeObject(map);
  }

  /**
   * The object that a JSON text describes.
   *
   * @throws KubeException if it is no JSON, no object, or nested too deep
   */
  public static KubeObject parse(byte[] json) {
    return new KubeObject(JsonTree.readObject(json));
  }

  /** The object as JSON, keys sorted, as Go writes it. */
  public String toJson() {
    return JsonTree.write(map);
  }

  /** The tree, for reading. */
  public Map<String, @Nullable Object> map() {
    return Collections.unmodifiableMap(map);
  }

  /** {@code apiVersion} and {@code kind}; empty words where they are missing. */
  public GroupVersionKind groupVersionKind() {
    return GroupVersionKind.of(text("apiVersion"), text("kind"));
  }

  /** {@code metadata.name}. */
  public String name() {
    return metadataText("name");
  }

  /** {@code metadata.namespace}. */
  public String namespace() {
    return metadataText("namespace");
  }

  /** {@code metadata.generateName}. */
  public String generateName() {
    return metadataText("generateName");
  }

  /** {@code metadata.uid}. */
  public String uid() {
    return metadataText("uid");
  }

  /** {@code metadata.resourceVersion}. */
  public String resourceVersion() {
    return metadataText("resourceVersion");
  }

  /** {@code metadata.labels}; null is the empty text, other entries are left out. */
  public Map<String, String> labels() {
    return texts("labels");
  }

  /** {@code metadata.annotations}; null is the empty text, other entries are left out. */
  public Map<String, String> annotations() {
    return texts("annotations");
  }

  /**
   * Whether its annotation {@code helm.sh/resource-policy: keep} holds an update off from deleting
   * it; the word counts as it stands.
   */
  public boolean isKept() {
    return "keep".equals(annotations().get("helm.sh/resource-policy"));
  }

  /** What stands at a path of keys; null if there is nothing. */
  public @Nullable Object at(String... path) {
    Object value = map;
    for (String key : path) {
      if (!(value instanceof Map<?, ?> inner)) {
        return null;
      }
      value = inner.get(key);
    }
    return value;
  }

  /** The text at a path of keys; empty if there is none. */
  public String textAt(String... path) {
    return at(path) instanceof String text ? text : "";
  }

  /** The list at a path of keys; empty if there is none. */
  public List<?> listAt(String... path) {
    return at(path) instanceof List<?> list ? list : List.of();
  }

  /** The object in a namespace, or in none if that is empty; this one is not changed. */
  public KubeObject withNamespace(String namespace) {
    Object metadata = map.get("metadata");
    if (namespace.isEmpty()
        && !(metadata instanceof Map<?, ?> inner && inner.containsKey("namespace"))) {
      return this;
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    if (metadata instanceof Map<?, ?> inner) {
      for (Map.Entry<?, ?> entry : inner.entrySet()) {
        changed.put(String.valueOf(entry.getKey()), entry.getValue());
      }
    }
    if (namespace.isEmpty()) {
      changed.remove("namespace");
    } else {
      changed.put("namespace", namespace);
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>(map);
    result.put("metadata", changed);
    return new KubeObject(result);
  }

  /** The object as a new one: without {@code metadata.resourceVersion}. */
  KubeObject withoutResourceVersion() {
    if (at("metadata", "resourceVersion") == null) {
      return this;
    }
    Map<String, @Nullable Object> copy = copy();
    if (copy.get("metadata") instanceof Map<?, ?> metadata) {
      metadata.remove("resourceVersion");
    }
    return new KubeObject(copy);
  }

  /** The tree again, copied to every depth, for changing. */
  public Map<String, @Nullable Object> copy() {
    return JsonTree.copyOf(map);
  }

  private String text(String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  private String metadataText(String key) {
    return textAt("metadata", key);
  }

  private Map<String, String> texts(String key) {
    if (!(at("metadata", key) instanceof Map<?, ?> entries)) {
      return Map.of();
    }
    Map<String, String> result = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      Object value = entry.getValue();
      if (value == null || value instanceof String) {
        result.put(String.valueOf(entry.getKey()), value == null ? "" : (String) value);
      }
    }
    return result;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KubeObject that && map.equals(that.map);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  /** Kind and name, for people. */
  @Override
  public String toString() {
    return groupVersionKind().kind() + "/" + name();
  }
}
