package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A schema that has a URL of its own: a document's root, or a subschema with an id. */
final class Resource {
  final String pointer;
  final String id;
  final Dialect dialect;

  /** Where the subschemas with a name are. */
  final Map<String, String> anchors = new TreeMap<>();

  final List<String> dynamicAnchors = new ArrayList<>();

  Resource(String pointer, String id, Dialect dialect) {
    this.pointer = pointer;
    this.id = id;
    this.dialect = dialect;
  }
}
