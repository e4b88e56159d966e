package dev.chartwright.golang.jsonpath;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One application of a template to data. Source: k8s.io/client-go v0.37, util/jsonpath/jsonpath.go.
 *
 * <p>As in Go, an expression that fails still has results, which the test whether something exists
 * looks at; the failure is kept in {@link #failure}.
 */
final class Evaluator {
  /** No value at all: what data is when it is nil. */
  private enum Nothing {
    VALUE;

    @Override
    public String toString() {
      return "<invalid reflect.Value>";
    }
  }

  private final List<Node> nodes;
  private final boolean missingAllowed;
  private int beginRange;
  private int inRange;
  private int endRange;
  private int lastEnd = -1;
  private @Nullable String failure;

  Evaluator(List<Node> nodes, boolean missingAllowed) {
    this.nodes = nodes;
    this.missingAllowed = missingAllowed;
  }

  String print(@Nullable Object data) {
    StringBuilder out = new StringBuilder();
    for (List<@Nullable Object> results : find(data, 0)) {
      for (int i = 0; i < results.size(); i++) {
        out.append(i > 0 ? " " : "").append(text(results.get(i)));
      }
    }
    return GoString.normalize(out.toString());
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Nothing) {
      return "<no value>";
    }
    return value instanceof Map || value instanceof List
        ? Json.marshal(value)
        : Printf.sprint(value);
  }

  /** The results of the nodes from one place on, up to the end of the innermost range. */
  private List<List<@Nullable Object>> find(@Nullable Object data, int from) {
    List<@Nullable Object> root = new ArrayList<>();
    root.add(data == null ? Nothing.VALUE : data);
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (int i = from; i < nodes.size(); i++) {
      List<@Nullable Object> results = walk(root, nodes.get(i));
      if (failure != null) {
        throw new JsonPathException(failure);
      }
      if (endRange > 0 && endRange <= inRange) {
        endRange--;
        lastEnd = i;
        break;
      }
      if (beginRange == 0) {
        all.add(results);
        continue;
      }
      beginRange--;
      inRange++;
      for (Object value : results) {
        if (value instanceof Nothing) {
          throw new JsonPathException("reflect: call of reflect.Value.Interface on zero Value");
        }
        all.addAll(find(value, i + 1));
      }
      if (results.isEmpty()) {
        // The nodes are run all the same, which finds the end of the range.
        find(null, i + 1);
      }
      inRange--;
      if (lastEnd > i) {
        i = lastEnd;
      }
    }
    return all;
  }

  private List<@Nullable Object> fail(List<@Nullable Object> results, String message) {
    failure = message;
    return results;
  }

  private List<@Nullable Object> walk(List<@Nullable Object> input, Node node) {
    if (node instanceof Node.Action action) {
      List<@Nullable Object> current = input;
      for (Node part : action.nodes()) {
        current = walk(current, part);
        if (failure != null) {
          break;
        }
      }
      return current;
    }
    if (node instanceof Node.Text text) {
      return new ArrayList<>(List.of(text.text()));
    }
    if (node instanceof Node.Field field) {
      return field(input, field.name());
    }
    if (node instanceof Node.Slice slice) {
      return slice(input, slice);
    }
    if (node instanceof Node.Filter filter) {
      return filter(input, filter);
    }
    if (node instanceof Node.Constant constant) {
      Object[] same = new Object[input.size()];
      Arrays.fill(same, constant.value());
      return new ArrayList<>(Arrays.asList(same));
    }
    if (node instanceof Node.Wildcard) {
      List<@Nullable Object> results = new ArrayList<>();
      for (Object value : input) {
        results.addAll(children(value));
      }
      return results;
    }
    if (node instanceof Node.Recursive) {
      return recursive(input);
    }
    if (node instanceof Node.Union union) {
      List<@Nullable Object> results = new ArrayList<>();
      for (Node.Action action : union.actions()) {
        List<@Nullable Object> part = walk(input, action);
        if (failure != null) {
          return input;
        }
        results.addAll(part);
      }
      return results;
    }
    return identifier(input, ((Node.Identifier) node).name());
  }

  private List<@Nullable Object> identifier(List<@Nullable Object> input, String name) {
    switch (name) {
      case "range" -> {
        beginRange++;
        return input;
      }
      case "end" -> {
        if (inRange == 0) {
          return fail(new ArrayList<>(), "not in range, nothing to end");
        }
        endRange++;
        return new ArrayList<>();
      }
      default -> {
        return fail(input, "unrecognized identifier " + name);
      }
    }
  }

  private List<@Nullable Object> field(List<@Nullable Object> input, String name) {
    List<@Nullable Object> results = new ArrayList<>();
    for (Object value : input) {
      if (value instanceof Map<?, ?> map && map.containsKey(name)) {
        results.add(map.get(name));
      }
    }
    if (results.isEmpty() && !input.isEmpty() && !missingAllowed) {
      failure = name + " is not found";
    }
    return results;
  }

  private List<@Nullable Object> slice(List<@Nullable Object> input, Node.Slice slice) {
    List<@Nullable Object> results = new ArrayList<>();
    for (Object value : input) {
      if (value == null) {
        continue;
      }
      if (value instanceof Nothing) {
        return fail(input, "reflect: call of reflect.Value.Type on zero Value");
      }
      if (!(value instanceof List<?> list)) {
        return fail(input, TypeNames.typeOf(value) + " is not array or slice");
      }
      long size = list.size();
      long from = slice.start() == null ? 0 : slice.start();
      long to = slice.end() == null ? size : slice.end();
      from += from < 0 ? size : 0;
      to += to < 0 || (to == 0 && slice.oneElement()) ? size : 0;
      if (from == to) {
        return results;
      }
      if (from >= size || from < 0) {
        return outOfBounds(input, from, size);
      }
      if (to > size || to < 0) {
        return outOfBounds(input, to - 1, size);
      }
      if (from > to) {
        return fail(input, "starting index " + from + " is greater than ending index " + to);
      }
      long step = slice.step() == null ? 1 : slice.step();
      if (step <= 0) {
        return fail(input, "step must be > 0");
      }
      for (long i = from; i < to; i += Math.min(step, size)) {
        results.add(list.get((int) i));
      }
    }
    return results;
  }

  private List<@Nullable Object> outOfBounds(List<@Nullable Object> input, long index, long size) {
    return fail(input, "array index out of bounds: index " + index + ", length " + size);
  }

  /** What is directly in a value; the bytes of a string. */
  private static List<@Nullable Object> children(@Nullable Object value) {
    List<@Nullable Object> children = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      List<String> keys = new ArrayList<>();
      for (Object key : map.keySet()) {
        keys.add((String) key);
      }
      keys.sort(StringOrder.BYTES);
      for (String key : keys) {
        children.add(map.get(key));
      }
    } else if (value instanceof List<?> list) {
      children.addAll(list);
    } else if (value instanceof String text) {
      for (byte b : GoString.bytes(text)) {
        children.add(GoUint.of(GoUint.Type.UINT8, b & 0xFF));
      }
    }
    return children;
  }

  private static List<@Nullable Object> recursive(List<@Nullable Object> input) {
    List<@Nullable Object> results = new ArrayList<>();
    for (Object value : input) {
      List<@Nullable Object> children = children(value);
      if (!children.isEmpty()) {
        results.add(value);
        results.addAll(recursive(children));
      }
    }
    return results;
  }

  private List<@Nullable Object> filter(List<@Nullable Object> input, Node.Filter filter) {
    List<@Nullable Object> results = new ArrayList<>();
    for (Object value : input) {
      if (!(value instanceof List<?> list)) {
        String shown = value instanceof Nothing ? value.toString() : Printf.sprintf("%v", value);
        return fail(input, shown + " is not array or slice and cannot be filtered");
      }
      for (Object element : list) {
        List<@Nullable Object> one = new ArrayList<>();
        one.add(element);
        List<@Nullable Object> lefts = walk(one, filter.left());
        if (filter.operator().equals("exists")) {
          failure = null;
          if (!lefts.isEmpty()) {
            results.add(element);
          }
          continue;
        }
        if (failure != null) {
          return input;
        }
        List<@Nullable Object> rights = lefts.size() == 1 ? walk(one, filter.right()) : lefts;
        if (failure != null) {
          return input;
        }
        if (lefts.isEmpty() || rights.isEmpty()) {
          continue;
        }
        if (rights.size() > 1) {
          return fail(input, "can only compare one element at a time");
        }
        try {
          if (Comparison.holds(lefts.get(0), filter.operator(), rights.get(0))) {
            results.add(element);
          }
        } catch (JsonPathException e) {
          return fail(results, String.valueOf(e.getMessage()));
        }
      }
    }
    return results;
  }
}
