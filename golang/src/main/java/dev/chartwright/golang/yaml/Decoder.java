package dev.chartwright.golang.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the nodes of a document their values, following aliases and merge keys; go-yaml 2.4.4,
 * decode.go, for a target without a type.
 *
 * <p>The result is null, Boolean, Long (Go's int), GoUint (uint64), Double, String, ArrayList, or
 * LinkedHashMap with keys of any of the scalar types. Nothing here recurses.
 */
final class Decoder {
  private static final int SEQUENCE = 0;
  private static final int MAPPING = 1;
  private static final int ALIAS = 2;
  private static final int MERGED_SEQUENCE = 3;

  private static final int AT_KEY = 0;
  private static final int AFTER_KEY = 1;
  private static final int AFTER_VALUE = 2;

  /** A node whose children are being decoded. */
  private static final class Frame {
    final int kind;
    final Node node;
    final List<@Nullable Object> list;
    final Map<@Nullable Object, @Nullable Object> map;
    int at;
    int stage;
    @Nullable Object key;

    Frame(
        int kind,
        Node node,
        List<@Nullable Object> list,
        Map<@Nullable Object, @Nullable Object> map) {
      this.kind = kind;
      this.node = node;
      this.list = list;
      this.map = map;
    }
  }

  private final boolean strict;
  private final List<Frame> frames = new ArrayList<>();
  private final Set<Node> expanding = new HashSet<>();
  private final List<String> duplicates = new ArrayList<>();
  private int decoded;
  private int aliased;
  private int aliasDepth;
  private @Nullable Object result;

  private Decoder(boolean strict) {
    this.strict = strict;
  }

  /** The value of the first document of a stream. */
  static @Nullable Object decode(Input input, boolean strict) {
    Node root = Node.compose(new Parser(input));
    return root == null ? null : new Decoder(strict).run(root);
  }

  private @Nullable Object run(Node root) {
    decoded++;
    enter(root, null);
    while (!frames.isEmpty()) {
      Frame f = frames.get(frames.size() - 1);
      switch (f.kind) {
        case SEQUENCE -> stepSequence(f);
        case MAPPING -> stepMapping(f);
        case MERGED_SEQUENCE -> stepMergedSequence(f);
        default -> {
          expanding.remove(f.node);
          aliasDepth--;
          leave();
        }
      }
    }
    if (!duplicates.isEmpty()) {
      StringBuilder all = new StringBuilder("yaml: unmarshal errors:");
      for (String d : duplicates) {
        all.append("\n  ").append(d);
      }
      throw new YamlException(all.toString());
    }
    return result;
  }

  private void leave() {
    frames.remove(frames.size() - 1);
  }

  /**
   * Begins a node, in full if it is a scalar.
   *
   * @param into the map that a mapping is merged into, or null
   */
  private void enter(Node n, @Nullable Map<@Nullable Object, @Nullable Object> into) {
    Node node = n;
    while (true) {
      decoded++;
      if (aliasDepth > 0) {
        aliased++;
      }
      if (aliased > YamlLimits.FREE_ALIASED_NODES
          && decoded > YamlLimits.FREE_NODES
          && (double) aliased / decoded > YamlLimits.allowedAliasRatio(decoded)) {
        throw YamlException.at(0, "document contains excessive aliasing");
      }
      Node target = node.target;
      if (target == null) {
        break;
      }
      if (!expanding.add(node)) {
        throw YamlException.at(0, "anchor '" + node.value + "' value contains itself");
      }
      aliasDepth++;
      frames.add(new Frame(ALIAS, node, List.of(), Map.of()));
      node = target;
    }
    switch (node.kind) {
      case Node.SCALAR -> result = scalar(node);
      case Node.SEQUENCE ->
          frames.add(new Frame(SEQUENCE, node, new ArrayList<>(node.children.size()), Map.of()));
      default ->
          frames.add(
              new Frame(MAPPING, node, List.of(), into == null ? new LinkedHashMap<>() : into));
    }
  }

  private static @Nullable Object scalar(Node n) {
    if (n.tag.isEmpty()) {
      return n.implicit ? Resolver.value("", n.value) : n.value;
    }
    if (n.tag.equals("tag:yaml.org,2002:binary")) {
      return Base64Text.decode(n.value);
    }
    return Resolver.value(n.tag, n.value);
  }

  private void stepSequence(Frame f) {
    if (f.at > 0) {
      f.list.add(result);
    }
    if (f.at == f.node.children.size()) {
      result = f.list;
      leave();
    } else {
      enter(f.node.children.get(f.at++), null);
    }
  }

  private void stepMapping(Frame f) {
    switch (f.stage) {
      case AT_KEY -> {
        if (f.at == f.node.children.size()) {
          result = f.map;
          leave();
          return;
        }
        Node key = f.node.children.get(f.at);
        if (key.isMerge()) {
          f.at += 2;
          merge(f.node.children.get(f.at - 1), f.map);
        } else {
          f.stage = AFTER_KEY;
          enter(key, null);
        }
      }
      case AFTER_KEY -> {
        if (result instanceof Map || result instanceof List) {
          throw YamlException.at(0, "invalid map key: " + GoSyntax.of(result));
        }
        f.key = result;
        f.stage = AFTER_VALUE;
        enter(f.node.children.get(f.at + 1), null);
      }
      default -> {
        set(f);
        f.at += 2;
        f.stage = AT_KEY;
      }
    }
  }

  private void set(Frame f) {
    boolean repeated = f.map.containsKey(f.key);
    if (f.key instanceof Double d) {
      // Go's map finds zero under either sign, keeps the sign it saw last, and never finds NaN.
      repeated =
          d == 0 ? f.map.containsKey(0.0) || f.map.containsKey(-0.0) : repeated && !d.isNaN();
      if (d == 0 && !strict) {
        f.map.remove(-d);
      }
    }
    if (strict && repeated) {
      int line = f.node.children.get(f.at + 1).line + 1;
      duplicates.add("line " + line + ": key " + GoSyntax.of(f.key) + " already set in map");
    } else {
      f.map.put(f.key, result);
    }
  }

  private void merge(Node n, Map<@Nullable Object, @Nullable Object> into) {
    if (n.kind == Node.SEQUENCE) {
      Frame f = new Frame(MERGED_SEQUENCE, n, List.of(), into);
      f.at = n.children.size();
      frames.add(f);
    } else {
      mergeOne(n, into);
    }
  }

  /** The last mapping goes first, so that earlier ones take precedence. */
  private void stepMergedSequence(Frame f) {
    if (f.at == 0) {
      leave();
    } else {
      mergeOne(f.node.children.get(--f.at), f.map);
    }
  }

  private void mergeOne(Node n, Map<@Nullable Object, @Nullable Object> into) {
    Node target = n.target == null ? n : n.target;
    if (target.kind != Node.MAPPING) {
      throw YamlException.at(0, "map merge requires map or sequence of maps as the value");
    }
    enter(n, into);
  }
}
