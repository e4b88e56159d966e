package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents as nodes, read and written with comments, styles, tags and anchors as
 * go.yaml.in/yaml/v3 3.0.5 does it when kyaml 0.21.2 has set an indentation of two.
 *
 * <p>What is written is not always what was read: indentation becomes two, empty lines that belong
 * to no comment go, quotes change where the text needs others, and a comment may move by a line.
 * All methods are thread-safe.
 *
 * <pre>{@code
 * YamlNode document = YamlNodes.read("# top\na:   {b: [1,   2]} # why\n");
 * YamlNodes.write(document); // "# top\na: {b: [1, 2]} # why\n"
 * }</pre>
 */
public final class YamlNodes {
  private YamlNodes() {}

  /**
   * Reads the first document of a stream; null if the stream has none.
   *
   * @throws YamlException {@code yaml: line 2: did not find expected key}
   */
  public static @Nullable YamlNode read(String yaml) {
    return new NodeParser(Input.of(GoString.bytes(yaml))).next();
  }

  /** Writes a document, or a node as one. */
  public static String write(YamlNode node) {
    StringBuilder out = new StringBuilder();
    new NodeEmitter(out).document(node, true);
    return out.toString();
  }

  /**
   * Writes documents one after the other.
   *
   * @param wide says of each document whether a list under a key is indented under it
   */
  public static String write(List<YamlNode> documents, List<Boolean> wide) {
    StringBuilder out = new StringBuilder();
    NodeEmitter emitter = new NodeEmitter(out);
    for (int i = 0; i < documents.size(); i++) {
      emitter.document(documents.get(i), !wide.get(i));
    }
    return out.toString();
  }
}
