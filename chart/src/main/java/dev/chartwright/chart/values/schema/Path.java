package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a value is in the value that is validated, from the inside out. */
final class Path {
  static final Path ROOT = new Path(null, "");

  private final @Nullable Path parent;
  private final String token;

  private Path(@Nullable Path parent, String token) {
    this.parent = parent;
    this.token = token;
  }

  Path child(String name) {
    return new Path(this, name);
  }

  Path child(int index) {
    return new Path(this, Integer.toString(index));
  }

  boolean isRoot() {
    return parent == null;
  }

  /** The path as a JSON pointer. */
  String pointer() {
    if (parent == null) {
      return "";
    }
    List<String> tokens = new ArrayList<>();
    for (Path at = this; at.parent != null; at = at.parent) {
      tokens.add(Quoting.escape(at.token));
    }
    StringBuilder out = new StringBuilder();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      out.append('/').append(tokens.get(i));
    }
    return out.toString();
  }
}
