package dev.chartwright.golang.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of a document's graph, before it has a value. */
final class Node {
  static final int MAPPING = 1;
  static final int SEQUENCE = 2;
  static final int SCALAR = 3;
  static final int ALIAS = 4;

  final int kind;

  /** Counted from zero. */
  final int line;

  String tag = "";

  /** The text of a scalar, the name in an alias. */
  String value = "";

  boolean implicit;
  final List<Node> children;
  @Nullable Node target;

  private Node(int kind, int line) {
    this.kind = kind;
    this.line = line;
    this.children = kind <= SEQUENCE ? new ArrayList<>() : List.of();
  }

  boolean isMerge() {
    return kind == SCALAR
        && value.equals("<<")
        && (implicit || tag.equals("tag:yaml.org,2002:merge"));
  }

  /** The root of the first document, or null when the stream is empty. */
  static @Nullable Node compose(Parser parser) {
    if (parser.next() == Parser.STREAM_END) {
      return null;
    }
    Map<String, Node> anchors = new HashMap<>();
    List<Node> open = new ArrayList<>();
    Node root;
    do {
      int event = parser.next();
      if (event == Parser.SEQUENCE_END || event == Parser.MAPPING_END) {
        root = open.remove(open.size() - 1);
        continue;
      }
      root = read(parser, event, anchors);
      if (!open.isEmpty()) {
        open.get(open.size() - 1).children.add(root);
      }
      if (root.kind <= SEQUENCE) {
        open.add(root);
      }
    } while (!open.isEmpty());
    parser.next();
    return root;
  }

  private static Node read(Parser parser, int event, Map<String, Node> anchors) {
    int kind =
        switch (event) {
          case Parser.ALIAS -> ALIAS;
          case Parser.SCALAR -> SCALAR;
          case Parser.SEQUENCE_START -> SEQUENCE;
          default -> MAPPING;
        };
    Node n = new Node(kind, parser.line);
    if (kind == ALIAS) {
      n.value = parser.anchor == null ? "" : parser.anchor;
      n.target = anchors.get(n.value);
      if (n.target == null) {
        throw YamlException.at(0, "unknown anchor '" + n.value + "' referenced");
      }
      return n;
    }
    if (kind == SCALAR) {
      n.value = parser.value();
      n.tag = parser.tag;
      n.implicit = parser.implicit;
    }
    if (parser.anchor != null) {
      anchors.put(parser.anchor, n);
    }
    return n;
  }
}
