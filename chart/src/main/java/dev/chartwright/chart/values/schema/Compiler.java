package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes schemas of documents: one object for each place that is reached, once.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code compiler.go}.
 */
final class Compiler {
  final Roots roots;
  private final boolean metaschemas;
  private final Map<Location, Schema> schemas = new HashMap<>();
  private final List<Schema> queue = new ArrayList<>();

  /**
   * A compiler.
   *
   * @param metaschemas whether it is for metaschemas: their patterns are good, and their formats
   *     are checked even if the dialect only notes them
   */
  Compiler(Roots roots, boolean metaschemas) {
    this.roots = roots;
    this.metaschemas = metaschemas;
  }

  boolean assertsFormat(Dialect dialect) {
    return metaschemas || dialect.assertsFormat();
  }

  boolean trusted() {
    return metaschemas;
  }

  /** The schema of a whole document. */
  Schema compile(String url) {
    int compiled = queue.size();
    Schema schema = enqueue(roots.resolveFragment(new Reference(url, "")));
    while (compiled < queue.size()) {
      compile(queue.get(compiled));
      compiled++;
    }
    return schema;
  }

  /** The schema at a place, compiled later. */
  Schema enqueue(Location location) {
    Schema schema = schemas.get(location);
    if (schema == null) {
      schema = new Schema(location);
      schemas.put(location, schema);
      queue.add(schema);
    }
    return schema;
  }

  private void compile(Schema schema) {
    Object value = roots.subschema(schema.location);
    Root root = roots.root(schema.location.url());
    Resource resource = root.resource(schema.location.pointer());
    schema.version = resource.dialect.draft().version;
    schema.resource = enqueue(new Location(root.url, resource.pointer));
    if (schema.version >= 2020 && schema == schema.resource) {
      for (Map.Entry<String, String> anchor : resource.anchors.entrySet()) {
        if (resource.dynamicAnchors.contains(anchor.getKey())) {
          Schema target = enqueue(new Location(root.url, anchor.getValue()));
          schema.dynamicAnchors.put(anchor.getKey(), target);
        }
      }
    }
    if (value instanceof Boolean always) {
      schema.always = always;
    } else if (value instanceof Map<?, ?> keywords) {
      if (keywords.isEmpty()) {
        schema.always = true;
      } else {
        new KeywordCompiler(this, root, resource, schema, keywords).compile();
      }
    }
    noteEvaluated(schema);
  }

  private static void noteEvaluated(Schema schema) {
    schema.evaluatesAllProperties = schema.additionalProperties != null;
    @Nullable List<Schema> first = schema.firstItems;
    schema.evaluatedItems = first == null ? 0 : first.size();
    schema.evaluatesAllItems = schema.items != null || schema.additionalItems != null;
  }
}
