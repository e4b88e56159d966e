package dev.chartwright.engine;

import dev.chartwright.golang.strings.Strings;
import dev.chartwright.golang.yaml.YamlException;
import dev.chartwright.golang.yaml.YamlNode;
import dev.chartwright.golang.yaml.YamlNodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes streams of objects as kyaml does: it numbers them in annotations while they are
 * in memory, and writes the comments again; kyaml 0.21.2, {@code kio/byteio_reader.go} and {@code
 * kio/byteio_writer.go}.
 */
final class ResourceStream {
  private static final String LEGACY = "config.kubernetes.io/";
  private static final String INTERNAL = "internal.config.kubernetes.io/";
  private static final String INDEX = INTERNAL + "index";
  private static final String LEGACY_INDEX = LEGACY + "index";
  private static final String INDENT = INTERNAL + "seqindent";
  private static final String WRAPPED_LIST = "bareSeqNodeWrappingKey";

  private ResourceStream() {}

  /**
   * The objects of a stream. A {@code List} that is alone in it stands for its items.
   *
   * @throws PostRenderException {@code MalformedYAMLError: yaml: …}, {@code wrong node kind: …}
   */
  static List<Resource> read(String text) {
    List<String> documents = split(text.replace("\r\n", "\n"));
    List<Resource> read = new ArrayList<>(documents.size());
    int index = 0;
    for (String document : documents) {
      YamlNode node = parse(document);
      if (node == null) {
        continue;
      }
      Resource resource = Resource.of(node);
      number(resource, index);
      if (resource.root().isNull()) {
        continue;
      }
      if (documents.size() == 1 && isList(resource)) {
        YamlNode items = resource.root().get("items");
        if (items != null) {
          for (YamlNode item : items.content()) {
            read.add(Resource.of(item));
          }
        }
        continue;
      }
      read.add(resource);
      index++;
    }
    return read;
  }

  private static @Nullable YamlNode parse(String document) {
    YamlNode node;
    try {
      node = YamlNodes.read(document);
    } catch (YamlException e) {
      throw PostRenderException.within("MalformedYAMLError: ", e);
    }
    return node == null || node.content().get(0).isNull() ? null : node;
  }

  private static boolean isList(Resource resource) {
    String kind = resource.meta().kind();
    return (kind.equals("List") || kind.equals("ResourceList"))
        && (resource.root().get("items") != null || resource.root().get("functionConfig") != null);
  }

  /** The documents between lines that begin with three hyphens; nothing but comments may follow. */
  private static List<String> split(String text) {
    List<String> documents = new ArrayList<>();
    if (text.isEmpty()) {
      return documents;
    }
    int start = 0;
    int separator = text.indexOf("\n---");
    while (separator >= 0) {
      int end = text.indexOf('\n', separator + 4);
      if (end < 0) {
        break;
      }
      String rest = Strings.trimSpace(text.substring(separator + 4, end));
      if (!rest.isEmpty() && rest.charAt(0) != '#') {
        throw PostRenderException.of(
            "invalid document separator: " + Strings.trimSpace(text.substring(separator, end)));
      }
      // Line feeds matter at the end of a block scalar.
      documents.add(text.substring(start, separator + 1));
      start = end + 1;
      separator = text.indexOf("\n---", start);
    }
    documents.add(text.substring(start));
    return documents;
  }

  private static void number(Resource resource, int index) {
    Resource.Meta meta = resource.meta();
    if (!meta.missing()) {
      copy(resource, meta, "path");
      copy(resource, meta, "index");
      copy(resource, meta, "config.k8s.io/id", INTERNAL + "id");
    }
    resource.annotate(LEGACY_INDEX, Integer.toString(index));
    resource.annotate(INDEX, Integer.toString(index));
  }

  private static void copy(Resource resource, Resource.Meta meta, String name) {
    copy(resource, meta, LEGACY + name, INTERNAL + name);
  }

  private static void copy(Resource resource, Resource.Meta meta, String older, String newer) {
    String newValue = meta.annotations().getOrDefault(newer, "");
    String oldValue = meta.annotations().getOrDefault(older, "");
    if (!newValue.isEmpty() && oldValue.isEmpty()) {
      resource.annotate(older, newValue);
    } else if (newValue.isEmpty() && !oldValue.isEmpty()) {
      resource.annotate(newer, oldValue);
    }
  }

  /** Writes objects; they are no longer numbered afterwards. */
  static String write(List<Resource> resources) {
    List<YamlNode> documents = new ArrayList<>(resources.size());
    List<Boolean> wide = new ArrayList<>(resources.size());
    for (Resource resource : resources) {
      wide.add("wide".equals(resource.lastAnnotation(INDENT)));
      resource.removeAnnotation(INDEX);
      resource.removeAnnotation(LEGACY_INDEX);
      resource.removeAnnotation(INDENT);
      resource.clearEmpty();
      documents.add(unwrapped(resource));
    }
    return YamlNodes.write(documents, wide);
  }

  private static YamlNode unwrapped(Resource resource) {
    YamlNode list = resource.value(WRAPPED_LIST);
    return list == null ? resource.node() : list;
  }
}
