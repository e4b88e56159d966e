package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.strconv.Format;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a decoded document what JSON can hold: keys become strings, scalars for string fields too;
 * sigs.k8s.io/yaml 1.6.0, convertToJSONableObject.
 */
final class JsonTree {
  private static final class Frame {
    final Iterator<?> from;
    final YamlTarget target;
    final @Nullable List<@Nullable Object> list;
    final @Nullable Map<String, @Nullable Object> map;

    Frame(List<?> from, YamlTarget target) {
      this.from = from.iterator();
      this.target = target;
      this.list = new ArrayList<>(from.size());
      this.map = null;
    }

    Frame(Map<?, ?> from, YamlTarget target) {
      this.from = from.entrySet().iterator();
      this.target = target;
      this.list = null;
      this.map = new LinkedHashMap<>();
    }
  }

  private final boolean doubles;
  private final List<Frame> frames = new ArrayList<>();
  private boolean tooDeep;
  private boolean notFinite;

  private JsonTree(boolean doubles) {
    this.doubles = doubles;
  }

  /** The tree with its numbers as the document has them: Long, GoUint or Double. */
  static @Nullable Object exact(@Nullable Object value, YamlTarget target) {
    return new JsonTree(false).run(value, target);
  }

  /** The tree as encoding/json reads the document's JSON form: every number a Double. */
  static @Nullable Object decoded(@Nullable Object value, YamlTarget target) {
    JsonTree tree = new JsonTree(true);
    Object result = tree.run(value, target);
    if (tree.notFinite || tree.tooDeep) {
      findProblem(result);
    }
    return result;
  }

  /** Goes through JSON text to find out which problem comes first in it. */
  private static void findProblem(@Nullable Object tree) {
    String json;
    try {
      json = Json.marshal(tree);
    } catch (JsonException e) {
      throw new YamlException(String.valueOf(e.getMessage()));
    }
    try {
      Json.parse(json);
    } catch (JsonException e) {
      throw new YamlException("error unmarshaling JSON: while decoding JSON: " + e.getMessage());
    }
  }

  private @Nullable Object run(@Nullable Object root, YamlTarget rootTarget) {
    Object result = enter(root, rootTarget);
    while (!frames.isEmpty()) {
      Frame f = frames.get(frames.size() - 1);
      if (!f.from.hasNext()) {
        frames.remove(frames.size() - 1);
        result = f.list != null ? f.list : f.map;
        continue;
      }
      Object next = f.from.next();
      int depth = frames.size();
      Object v;
      if (f.list != null) {
        v = enter(next, f.target.element());
        f.list.add(v);
      } else if (f.map != null && next instanceof Map.Entry<?, ?> e) {
        String key = key(e.getKey(), e.getValue());
        v = enter(e.getValue(), f.target.member(key));
        f.map.put(key, v);
      }
      if (frames.size() > depth && depth >= YamlLimits.MAX_JSON_DEPTH) {
        tooDeep = true;
      }
    }
    return result;
  }

  /** Converts a scalar; begins a collection and returns what it will fill. */
  private @Nullable Object enter(@Nullable Object v, YamlTarget target) {
    if (v instanceof Map<?, ?> map) {
      Frame f = new Frame(map, target);
      frames.add(f);
      return f.map;
    }
    if (v instanceof List<?> list) {
      Frame f = new Frame(list, target);
      frames.add(f);
      return f.list;
    }
    if (target == YamlTarget.STRING && v != null) {
      return text(v);
    }
    if (v instanceof Double d && (d.isNaN() || d.isInfinite())) {
      notFinite = true;
    } else if (doubles && v instanceof Long n) {
      return (double) n;
    } else if (doubles && v instanceof GoUint n) {
      return Double.parseDouble(n.toString());
    }
    return doubles && v instanceof String s ? Utf8.replacingInvalid(s) : v;
  }

  private String key(@Nullable Object key, @Nullable Object value) {
    if (key == null || key instanceof GoUint) {
      throw new YamlException(
          "unsupported map key of type: "
              + (key == null ? "%!s(<nil>)" : "uint64")
              + ", key: "
              + GoSyntax.of(key)
              + ", value: "
              + GoSyntax.of(value));
    }
    String s = text(key);
    if (key instanceof Double) {
      return switch (s) {
        case "+Inf" -> ".inf";
        case "-Inf" -> "-.inf";
        case "NaN" -> ".nan";
        default -> s;
      };
    }
    return doubles ? Utf8.replacingInvalid(s) : s;
  }

  /** A scalar as a string; floats lose what a float32 cannot hold. */
  static String text(Object v) {
    return v instanceof Double d ? Format.formatFloat32(d.floatValue(), 'g', -1) : v.toString();
  }
}
