package dev.chartwright.golang.yaml;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML straight into Go types, with the conversions and errors of {@code
 * go.yaml.in/yaml/v3}'s {@code Decoder}.
 *
 * <p>A struct becomes a map of its fields: String, Boolean, Long, List or Map; a field that is not
 * there or null has no entry. Names of fields must be right to the letter. All that is wrong with a
 * document is told at once. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * StructDecoder.into(METADATA).knownFields().decode("name: [a]\nx: 1\n".getBytes(UTF_8));
 * // yaml: unmarshal errors:
 * //   line 1: cannot unmarshal !!seq into string
 * //   line 2: field x not found in type plugin.MetadataV1
 * }</pre>
 *
 * <p>Source: go.yaml.in/yaml/v3 3.0.5 {@code decode.go}.
 */
public final class StructDecoder {
  private static final int MAX_DEPTH = 1000;
  private static final String SEQUENCE = "!!seq";
  private static final String MAPPING = "!!map";

  private final GoType type;
  private final boolean strict;

  private StructDecoder(GoType type, boolean strict) {
    this.type = type;
    this.strict = strict;
  }

  /** A decoder into a struct. */
  public static StructDecoder into(GoType struct) {
    return new StructDecoder(struct, false);
  }

  /** This decoder with fields refused that the structs do not have. */
  public StructDecoder knownFields() {
    return new StructDecoder(type, true);
  }

  /**
   * Reads the first document of a stream.
   *
   * @throws YamlException {@code EOF} for a stream without documents; {@code yaml: …}
   */
  public Map<String, @Nullable Object> decode(byte[] yaml) {
    Node root = Node.compose(new Parser(Input.of(yaml)));
    if (root == null) {
      throw new YamlException("EOF");
    }
    return run(TypedNode.of(root));
  }

  /**
   * Reads what a value of any type would be as YAML text: lines in errors are those of that text.
   *
   * @param value what decoding into {@code any} gave
   */
  public Map<String, @Nullable Object> decodeValue(Map<?, ?> value) {
    return run(TypedNode.ofValue(value));
  }

  private Map<String, @Nullable Object> run(TypedNode root) {
    Run run = new Run(strict);
    Object value = run.value(root, type);
    if (!run.errors.isEmpty()) {
      throw new YamlException("yaml: unmarshal errors:\n  " + String.join("\n  ", run.errors));
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> fields.put((String) key, each));
    }
    return fields;
  }

  /** Stands for a value that could not be decoded. */
  private enum Outcome {
    BAD
  }

  /** One document being decoded. */
  private static final class Run {
    private final boolean strict;
    private final List<String> errors = new ArrayList<>();
    private final Set<TypedNode> expanding = new HashSet<>();
    private int depth;

    Run(boolean strict) {
      this.strict = strict;
    }

    @Nullable Object value(TypedNode n, GoType type) {
      TypedNode target = n.target;
      if (target != null) {
        if (!expanding.add(n)) {
          throw YamlException.at(0, "anchor '" + n.value + "' value contains itself");
        }
        Object value = value(target, type);
        expanding.remove(n);
        return value;
      }
      if (++depth > MAX_DEPTH) {
        throw YamlException.at(n.line, "exceeded max depth of " + MAX_DEPTH);
      }
      Object value =
          switch (n.kind) {
            case Node.MAPPING -> mapping(n, type);
            case Node.SEQUENCE -> sequence(n, type);
            default -> scalar(n, type);
          };
      depth--;
      return value;
    }

    private @Nullable Object scalar(TypedNode n, GoType type) {
      Object resolved = n.resolved();
      if (resolved == null) {
        return null;
      }
      switch (type.kind()) {
        case STRING -> {
          return n.tag.equals("!!binary") ? resolved : n.value;
        }
        case ANY -> {
          return resolved;
        }
        case BOOL -> {
          if (resolved instanceof Boolean) {
            return resolved;
          }
          Boolean old = n.tag.equals("!!str") ? TypedNode.oldBoolean(n.value) : null;
          if (old != null) {
            return old;
          }
        }
        case INT, UINT -> {
          Long number = integer(resolved, type);
          if (number != null) {
            return number;
          }
        }
        default -> {}
      }
      return wrong(n, n.tag, type);
    }

    private static @Nullable Long integer(Object resolved, GoType type) {
      if (resolved instanceof Double d && d <= Long.MAX_VALUE && d >= Long.MIN_VALUE) {
        return type.kind() == GoType.Kind.UINT && d < 0 ? null : (Long) (long) (double) d;
      }
      if (!(resolved instanceof Long number)) {
        return null;
      }
      boolean fits =
          switch (type.name()) {
            case "uint32" -> number >= 0 && number <= 0xffffffffL;
            case "uint64" -> number >= 0;
            case "int32" -> number == (int) (long) number;
            default -> true;
          };
      return fits ? number : null;
    }

    private @Nullable Object sequence(TypedNode n, GoType type) {
      if (type.kind() != GoType.Kind.SLICE && type.kind() != GoType.Kind.ANY) {
        return wrong(n, SEQUENCE, type);
      }
      GoType element = type.kind() == GoType.Kind.SLICE ? type.element() : GoType.ANY;
      List<@Nullable Object> list = new ArrayList<>();
      for (TypedNode child : n.children) {
        Object value = value(child, element);
        // What is null, or wrong, is no element of a list of strings or structs.
        if (!Outcome.BAD.equals(value) && (value != null || element.kind() == GoType.Kind.ANY)) {
          list.add(value);
        }
      }
      return list;
    }

    private @Nullable Object mapping(TypedNode n, GoType type) {
      if (!hasUniqueKeys(n)) {
        return Outcome.BAD;
      }
      return switch (type.kind()) {
        case STRUCT, MAP, ANY -> {
          Map<Object, @Nullable Object> into = new LinkedHashMap<>();
          entries(n, type, into, new HashSet<>());
          yield into;
        }
        default -> wrong(n, MAPPING, type);
      };
    }

    /** Reads entries into a map; what is merged into it comes last and replaces nothing. */
    private void entries(
        TypedNode n, GoType type, Map<Object, @Nullable Object> into, Set<Object> taken) {
      TypedNode merged = null;
      Set<Object> own = new HashSet<>();
      for (int i = 0; i + 1 < n.children.size(); i += 2) {
        TypedNode key = n.children.get(i);
        if (key.isMerge()) {
          merged = n.children.get(i + 1);
          continue;
        }
        Object name = value(key, type.kind() == GoType.Kind.ANY ? GoType.ANY : GoType.STRING);
        if (name instanceof Map || name instanceof List) {
          throw YamlException.at(0, "invalid map key: " + name);
        }
        if (name == null || name.equals(Outcome.BAD) || taken.contains(name)) {
          continue;
        }
        own.add(name);
        put(n.children.get(i + 1), key, name, type, into);
      }
      if (merged != null) {
        taken.addAll(own);
        merge(merged, type, into, taken);
      } else {
        taken.addAll(own);
      }
    }

    private void put(
        TypedNode value,
        TypedNode key,
        Object name,
        GoType type,
        Map<Object, @Nullable Object> into) {
      GoType element = type.kind() == GoType.Kind.MAP ? type.element() : GoType.ANY;
      if (type.kind() == GoType.Kind.STRUCT) {
        GoType field = field(type, name);
        if (field == null) {
          if (strict) {
            errors.add(
                "line " + key.line + ": field " + name + " not found in type " + type.name());
          }
          return;
        }
        element = field;
      }
      Object read = value(value, element);
      if (!Outcome.BAD.equals(read) && (read != null || type.kind() != GoType.Kind.STRUCT)) {
        into.put(name, read);
      }
    }

    private static @Nullable GoType field(GoType type, Object name) {
      for (GoType.Field field : type.fields()) {
        if (field.name().equals(name)) {
          return field.type();
        }
      }
      return null;
    }

    private void merge(
        TypedNode merged, GoType type, Map<Object, @Nullable Object> into, Set<Object> taken) {
      TypedNode from = merged.target == null ? merged : merged.target;
      if (from.kind == Node.SEQUENCE && merged.target == null) {
        for (TypedNode each : from.children) {
          TypedNode one = each.target == null ? each : each.target;
          mergeMapping(one, type, into, taken);
        }
      } else {
        mergeMapping(from, type, into, taken);
      }
    }

    private void mergeMapping(
        TypedNode from, GoType type, Map<Object, @Nullable Object> into, Set<Object> taken) {
      if (from.kind != Node.MAPPING) {
        throw YamlException.at(0, "map merge requires map or sequence of maps as the value");
      }
      if (!expanding.add(from)) {
        throw YamlException.at(0, "anchor '" + from.value + "' value contains itself");
      }
      if (hasUniqueKeys(from)) {
        entries(from, type, into, taken);
      }
      expanding.remove(from);
    }

    private boolean hasUniqueKeys(TypedNode n) {
      int before = errors.size();
      Map<String, List<TypedNode>> seen = new LinkedHashMap<>();
      for (int i = 0; i < n.children.size(); i += 2) {
        TypedNode key = n.children.get(i);
        List<TypedNode> same = seen.computeIfAbsent(key.identity(), id -> new ArrayList<>());
        same.add(key);
      }
      for (List<TypedNode> same : seen.values()) {
        for (int i = 0; i < same.size(); i++) {
          for (int j = i + 1; j < same.size(); j++) {
            errors.add(
                "line "
                    + same.get(j).line
                    + ": mapping key "
                    + Quote.quote(same.get(j).value)
                    + " already defined at line "
                    + same.get(i).line);
          }
        }
      }
      return errors.size() == before;
    }

    private Object wrong(TypedNode n, String otherwise, GoType type) {
      String tag = n.tag.isEmpty() ? otherwise : n.tag;
      String value = "";
      if (!tag.equals(SEQUENCE) && !tag.equals(MAPPING)) {
        byte[] bytes = dev.chartwright.golang.GoString.bytes(n.value);
        value =
            bytes.length > 10
                ? " `" + dev.chartwright.golang.GoString.of(bytes, 0, 7) + "...`"
                : " `" + n.value + "`";
      }
      errors.add("line " + n.line + ": cannot unmarshal " + tag + value + " into " + type.name());
      return Outcome.BAD;
    }
  }
}
