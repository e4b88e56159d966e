package dev.chartwright.chart.values.schema;

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
    StringBuilder out = new StringBuilder();
    for (Path at = this; at.parent != null; at = at.parent) {
      out.insert(0, "/" + Quoting.escape(at.token));
    }
    return out.toString();
  }
}
