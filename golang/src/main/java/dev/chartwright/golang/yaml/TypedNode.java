package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.strconv.Format;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node with the tag that go-yaml 3 gives it, either read from a document or made of a value as if
 * that had been written and read again.
 *
 * <p>Source: go.yaml.in/yaml/v3 3.0.5 {@code decode.go}, {@code resolve.go}, {@code encode.go}.
 */
final class TypedNode {
  private static final String LONG = "tag:yaml.org,2002:";
  private static final String STRING = "!!str";

  final int kind;

  /** Counted from one. */
  final int line;

  /** In its short form; empty for collections without one, and for aliases. */
  final String tag;

  final String value;
  final List<TypedNode> children = new ArrayList<>();
  @Nullable TypedNode target;

  private TypedNode(int kind, int line, String tag, String value) {
    this.kind = kind;
    this.line = line;
    this.tag = tag;
    this.value = value;
  }

  /** The graph below a node of a document. */
  static TypedNode of(Node root) {
    return of(root, new IdentityHashMap<>());
  }

  private static TypedNode of(Node n, Map<Node, TypedNode> known) {
    TypedNode made = known.get(n);
    if (made != null) {
      return made;
    }
    String tag = n.tag.equals("!") ? "" : shortTag(n.tag);
    if (tag.isEmpty()) {
      tag =
          switch (n.kind) {
            case Node.MAPPING -> "!!map";
            case Node.SEQUENCE -> "!!seq";
            case Node.SCALAR -> n.implicit ? plainTag(n.value) : STRING;
            default -> "";
          };
    }
    TypedNode typed = new TypedNode(n.kind, n.line + 1, tag, n.value);
    known.put(n, typed);
    for (Node child : n.children) {
      typed.children.add(of(child, known));
    }
    if (n.target != null) {
      typed.target = of(n.target, known);
    }
    return typed;
  }

  /** The graph of a mapping as go-yaml would write it, from the first line on. */
  static TypedNode ofValue(Map<?, ?> value) {
    TypedNode root = new TypedNode(Node.MAPPING, 1, "!!map", "");
    addEntries(root, value, 1);
    return root;
  }

  /** Adds entries, one below the other; gives the line behind them. */
  private static int addEntries(TypedNode mapping, Map<?, ?> value, int first) {
    Map<String, Object> keys = new java.util.HashMap<>();
    for (Object key : value.keySet()) {
      keys.put(text(key), key);
    }
    String[] names = keys.keySet().toArray(new String[0]);
    KeyOrder.sort(names, true);
    int line = first;
    for (String name : names) {
      Object key = keys.get(name);
      mapping.children.add(scalar(key, line));
      line = addValue(mapping, value.get(key), line, line + 1);
    }
    return line;
  }

  /**
   * Adds a value.
   *
   * @param line where a scalar or an empty collection stands
   * @param below where a collection with content begins
   * @return the line behind it
   */
  private static int addValue(TypedNode parent, @Nullable Object value, int line, int below) {
    if (value instanceof Map<?, ?> map) {
      TypedNode made = new TypedNode(Node.MAPPING, map.isEmpty() ? line : below, "!!map", "");
      parent.children.add(made);
      return map.isEmpty() ? line + 1 : addEntries(made, map, below);
    }
    if (value instanceof List<?> list) {
      TypedNode made = new TypedNode(Node.SEQUENCE, list.isEmpty() ? line : below, "!!seq", "");
      parent.children.add(made);
      int next = list.isEmpty() ? line + 1 : below;
      for (Object each : list) {
        next = addValue(made, each, next, next);
      }
      return next;
    }
    TypedNode made = scalar(value, line);
    parent.children.add(made);
    return line + 1 + blockLines(made.value);
  }

  /** How many lines a text takes below the line on which it begins. */
  private static int blockLines(String text) {
    int lines = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines == 0 || text.endsWith("\n") ? lines : lines + 1;
  }

  private static TypedNode scalar(@Nullable Object value, int line) {
    String tag;
    if (value == null) {
      tag = "!!null";
    } else if (value instanceof Boolean) {
      tag = "!!bool";
    } else if (value instanceof Long || value instanceof GoUint) {
      tag = "!!int";
    } else if (value instanceof Double) {
      tag = "!!float";
    } else {
      tag = STRING;
    }
    return new TypedNode(Node.SCALAR, line, tag, text(value));
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof Double d ? Format.formatFloat(d, 'g', -1) : value.toString();
  }

  /** What the node means: null, Boolean, Long, GoUint, Double or String. */
  @Nullable Object resolved() {
    if (tag.equals(STRING) || tag.equals("!!merge")) {
      return value;
    }
    if (tag.equals("!!binary")) {
      return Base64Text.decode(value);
    }
    if (tag.equals("!!bool") && oldBoolean(value) != null) {
      throw YamlException.at(0, "cannot decode !!str `" + value + "` as a !!bool");
    }
    return Resolver.value(LONG + tag.substring(Math.min(2, tag.length())), value);
  }

  boolean isMerge() {
    return kind == Node.SCALAR && value.equals("<<") && tag.equals("!!merge");
  }

  /** Keys with the same identity are the same to go-yaml. */
  String identity() {
    return kind + value;
  }

  private static String plainTag(String value) {
    if (value.equals("<<")) {
      return "!!merge";
    }
    if (oldBoolean(value) != null) {
      return STRING;
    }
    Object meaning = Resolver.value("", value);
    if (meaning == null) {
      return "!!null";
    }
    if (meaning instanceof Boolean) {
      return "!!bool";
    }
    if (meaning instanceof Double) {
      return "!!float";
    }
    if (meaning instanceof String) {
      return Timestamps.isTimestamp(value) ? "!!timestamp" : STRING;
    }
    return "!!int";
  }

  /** What YAML 1.1 took for a truth value and 1.2 does not; null for other words. */
  static @Nullable Boolean oldBoolean(String word) {
    return switch (word) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> Boolean.TRUE;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static String shortTag(String tag) {
    return tag.startsWith(LONG) ? "!!" + tag.substring(LONG.length()) : tag;
  }
}
