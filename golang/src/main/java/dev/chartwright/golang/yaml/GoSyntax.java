package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decoded value in Go syntax, as fmt's {@code %#v} prints it in error messages. */
final class GoSyntax {
  private GoSyntax() {}

  /** A piece of text that is already in Go syntax. */
  private record Piece(String text) {}

  /** A value inside a collection, where nil has a type. */
  private record Item(@Nullable Object value) {}

  static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    if (value == null) {
      return "<nil>";
    }
    Deque<Object> todo = new ArrayDeque<>();
    todo.push(new Item(value));
    while (!todo.isEmpty()) {
      Object next = todo.pop();
      if (next instanceof Piece p) {
        out.append(p.text);
      } else {
        print(((Item) next).value, out, todo);
      }
    }
    return out.toString();
  }

  private static void print(@Nullable Object v, StringBuilder out, Deque<Object> todo) {
    List<Object> pieces = new ArrayList<>();
    if (v instanceof List<?> list) {
      out.append("[]interface {}{");
      for (Object item : list) {
        if (!pieces.isEmpty()) {
          pieces.add(new Piece(", "));
        }
        pieces.add(new Item(item));
      }
      pieces.add(new Piece("}"));
    } else if (v instanceof Map<?, ?> map) {
      out.append("map[interface {}]interface {}{");
      List<Object> keys = new ArrayList<>(map.keySet());
      keys.sort(GoSyntax::compareKeys);
      for (Object key : keys) {
        if (!pieces.isEmpty()) {
          pieces.add(new Piece(", "));
        }
        pieces.add(new Item(key));
        pieces.add(new Piece(":"));
        pieces.add(new Item(map.get(key)));
      }
      pieces.add(new Piece("}"));
    } else {
      out.append(scalar(v));
    }
    for (int i = pieces.size() - 1; i >= 0; i--) {
      todo.push(pieces.get(i));
    }
  }

  private static String scalar(@Nullable Object v) {
    if (v == null) {
      return "interface {}(nil)";
    }
    if (v instanceof String s) {
      return Quote.quote(s);
    }
    if (v instanceof GoUint n) {
      return "0x" + Format.formatUint(n.value(), 16);
    }
    if (v instanceof Double d) {
      return Format.formatFloat(d, 'g', -1);
    }
    return v.toString();
  }

  /** fmt sorts keys by type and then by value. */
  private static int compareKeys(Object a, Object b) {
    int byType = Integer.compare(rank(a), rank(b));
    if (byType != 0 || a == null || b == null) {
      return byType;
    }
    if (a instanceof String s) {
      return GoString.compare(s, (String) b);
    }
    if (a instanceof Long n) {
      return n.compareTo((Long) b);
    }
    if (a instanceof GoUint n) {
      return Long.compareUnsigned(n.value(), ((GoUint) b).value());
    }
    if (a instanceof Double d) {
      return d.compareTo((Double) b);
    }
    return ((Boolean) a).compareTo((Boolean) b);
  }

  /** The order in which the types' descriptors lie in helm's program. */
  private static int rank(@Nullable Object key) {
    if (key == null) {
      return 0;
    }
    if (key instanceof String) {
      return 1;
    }
    if (key instanceof GoUint) {
      return 2;
    }
    if (key instanceof Long) {
      return 3;
    }
    return key instanceof Double ? 4 : 5;
  }
}
