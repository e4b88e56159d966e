package dev.chartwright.engine;

import dev.chartwright.golang.yaml.YamlNode;
import dev.chartwright.golang.yaml.YamlNode.Kind;
import dev.chartwright.golang.yaml.YamlNodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as an object of Kubernetes, whose annotations can be changed; kyaml 0.21.2, {@code
 * yaml/rnode.go}, {@code yaml/fns.go} and {@code yaml/kfns.go}.
 */
final class Resource {
  private static final String METADATA = "metadata";
  private static final String ANNOTATIONS = "annotations";

  private final YamlNode node;

  private Resource(YamlNode node) {
    this.node = node;
  }

  /** A document, or a node that stands for one. */
  static Resource of(YamlNode node) {
    return new Resource(node);
  }

  /**
   * What is known about an object.
   *
   * @param kind empty if it has none
   * @param annotations by name
   * @param missing whether nothing in it says that it is an object
   */
  record Meta(String kind, Map<String, String> annotations, boolean missing) {}

  YamlNode node() {
    return node;
  }

  YamlNode root() {
    return node.kind() == Kind.DOCUMENT ? node.content().get(0) : node;
  }

  Meta meta() {
    YamlNode root = root();
    if (root.isNull()) {
      return new Meta("", Map.of(), false);
    }
    String kind = text(field(root, "kind"));
    boolean missing = field(root, "kind") == null && field(root, "apiVersion") == null;
    YamlNode metadata = field(root, METADATA);
    if (metadata == null) {
      return new Meta(kind, Map.of(), missing);
    }
    missing &=
        field(metadata, "name") == null
            && field(metadata, "namespace") == null
            && field(metadata, "labels") == null;
    YamlNode annotations = field(metadata, ANNOTATIONS);
    if (annotations == null) {
      return new Meta(kind, Map.of(), missing);
    }
    Map<String, String> found = new LinkedHashMap<>();
    if (annotations.kind() == Kind.MAPPING) {
      List<YamlNode> entries = annotations.content();
      for (int i = 0; i < entries.size(); i += 2) {
        found.putIfAbsent(text(entries.get(i)), text(entries.get(i + 1)));
      }
    }
    return new Meta(kind, found, false);
  }

  /** The value of a field of the object, unless it is null or an empty collection. */
  @Nullable YamlNode value(String name) {
    return root().isNull() ? null : field(root(), name);
  }

  /** The value of the last annotation with that name; empty if there is none. */
  String lastAnnotation(String name) {
    YamlNode metadata = value(METADATA);
    YamlNode annotations = metadata == null ? null : metadata.get(ANNOTATIONS);
    String found = "";
    if (annotations != null) {
      List<YamlNode> entries = annotations.content();
      for (int i = 0; i + 1 < entries.size(); i += 2) {
        if (entries.get(i).value().equals(name)) {
          found = entries.get(i + 1).value();
        }
      }
    }
    return found;
  }

  /** The value of a field, unless it is null or an empty collection. */
  private static @Nullable YamlNode field(YamlNode object, String name) {
    YamlNode value = object.get(name);
    boolean empty =
        value == null
            || value.isNull()
            || ((value.kind() == Kind.MAPPING || value.kind() == Kind.SEQUENCE)
                && value.content().isEmpty());
    return empty ? null : value;
  }

  private static String text(@Nullable YamlNode value) {
    return value == null || value.isNull() ? "" : value.value();
  }

  /** Sets an annotation. */
  void annotate(String name, String value) {
    clearEmpty();
    YamlNode metadata = make(root(), METADATA);
    YamlNode annotations = metadata == null ? null : make(metadata, ANNOTATIONS);
    if (annotations == null) {
      return;
    }
    YamlNode wanted = YamlNode.string(value, YamlNode.SINGLE_QUOTED);
    YamlNode present = find(annotations, name);
    if (present != null) {
      present.become(wanted);
    } else {
      annotations.add(YamlNode.plain(name), wanted);
    }
  }

  /** Takes an annotation away; leaves empty what becomes empty. */
  void removeAnnotation(String name) {
    YamlNode metadata = find(root(), METADATA);
    YamlNode annotations = metadata == null ? null : find(metadata, ANNOTATIONS);
    if (annotations != null) {
      clear(annotations, name, false);
    }
  }

  /** Takes annotations and metadata away where nothing is in them. */
  void clearEmpty() {
    YamlNode metadata = find(root(), METADATA);
    if (metadata != null) {
      clear(metadata, ANNOTATIONS, true);
    }
    clear(root(), METADATA, true);
  }

  /** Removes the first entry with that key, or the first of them in whose value nothing is. */
  private static void clear(YamlNode object, String key, boolean ifEmpty) {
    requireMapping(object);
    List<YamlNode> content = object.content();
    for (int i = 0; i + 1 < content.size(); i += 2) {
      if (content.get(i).value().equals(key)
          && !(ifEmpty && !content.get(i + 1).content().isEmpty())) {
        content.remove(i);
        content.remove(i);
        return;
      }
    }
  }

  private static @Nullable YamlNode find(YamlNode object, String key) {
    if (object.isNull()) {
      return null;
    }
    requireMapping(object);
    return object.get(key);
  }

  private static @Nullable YamlNode make(YamlNode object, String key) {
    if (object.isNull()) {
      return null;
    }
    YamlNode found = find(object, key);
    if (found == null) {
      found = YamlNode.mapping();
      object.add(YamlNode.plain(key), found);
    }
    return found;
  }

  private static void requireMapping(YamlNode node) {
    if (node.kind() == Kind.MAPPING || node.isNull()) {
      return;
    }
    String kind =
        switch (node.kind()) {
          case SEQUENCE -> "SequenceNode";
          case ALIAS -> "AliasNode";
          default -> "ScalarNode";
        };
    throw PostRenderException.of(
        "wrong node kind: expected MappingNode but got "
            + kind
            + ": node contents:\n"
            + YamlNodes.write(node));
  }
}
