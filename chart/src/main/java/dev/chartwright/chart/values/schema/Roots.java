package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.strconv.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one compilation, each with the schemas in it found and held against their
 * metaschema.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code roots.go}.
 */
final class Roots {
  private final Documents documents;
  private final Map<String, Root> roots = new HashMap<>();
  private int subschemas;

  Roots(Documents documents) {
    this.documents = documents;
  }

  Root root(String url) {
    Root root = roots.get(url);
    if (root == null) {
      Object document = documents.load(url);
      root = new Root(url, document);
      collect(root, document, url, "", new Dialect(Draft.LATEST, null));
      if (!url.startsWith("http://json-schema.org/")
          && !url.startsWith("https://json-schema.org/")) {
        validate(root, document, "");
      }
      roots.put(url, root);
    }
    return root;
  }

  /** Where a reference to a document leads. */
  Location resolveFragment(Reference reference) {
    return root(reference.url()).resolveFragment(reference);
  }

  /** What is at a place; a place where no keyword has its schema is looked at now. */
  @Nullable Object subschema(Location at) {
    Root root = root(at.url());
    Object schema = at.lookup(root.document);
    if (!root.known.contains(at.pointer())) {
      Resource base = root.resource(at.pointer());
      collect(root, schema, base.id, at.pointer(), base.dialect);
      if (!root.resources.containsKey(at.pointer()) && schema instanceof Map<?, ?> map) {
        root.collectAnchors(map, at.pointer(), root.resource(at.pointer()));
      }
      validate(root, schema, at.pointer());
    }
    return schema;
  }

  private static void validate(Root root, @Nullable Object schema, String pointer) {
    Schema metaschema = root.resource(pointer).dialect.metaschema();
    Violation violation =
        Validation.run(metaschema, schema, new MetaContext(metaschema, root.resources));
    if (violation != null) {
      throw new SchemaException(
          Quote.quote(new Location(root.url, pointer).toString())
              + " is not valid against metaschema: "
              + violation.text());
    }
  }

  private void collect(
      Root root, @Nullable Object schema, String base, String pointer, Dialect fallback) {
    if (root.known.contains(pointer)) {
      return;
    }
    if (++subschemas > SchemaLimits.MAX_SUBSCHEMAS) {
      throw new SchemaException(
          "the schema has more than " + SchemaLimits.MAX_SUBSCHEMAS + " subschemas");
    }
    if (schema instanceof Map<?, ?> map) {
      collectObject(root, map, base, pointer, fallback);
    } else if (pointer.isEmpty()) {
      root.add(new Resource(pointer, base, fallback));
    }
    root.known.add(pointer);
  }

  private void collectObject(
      Root root, Map<?, ?> schema, String base, String pointer, Dialect fallback) {
    boolean hasDraft = schema.get("$schema") instanceof String;
    Draft draft = documents.draft(new Location(root.url, pointer), schema, fallback.draft());
    String id = draft.id(schema);
    if (id.isEmpty() && !pointer.isEmpty()) {
      draft = fallback.draft();
      hasDraft = false;
      id = draft.id(schema);
    }
    String own = id.isEmpty() ? base : resolveId(root, base, id, pointer);
    if (!id.isEmpty() || pointer.isEmpty()) {
      Resource known = root.withId(own);
      if (known == null) {
        Dialect dialect =
            hasDraft ? new Dialect(draft, documents.vocabularies(schema, draft)) : fallback;
        root.add(new Resource(pointer, own, dialect));
      } else if (!known.pointer.equals(pointer)) {
        throw new SchemaException(
            "duplicate id "
                + Quote.quote(own)
                + " in "
                + Quote.quote(root.url)
                + " at "
                + Quote.quote(pointer)
                + " and "
                + Quote.quote(known.pointer));
      }
    }
    Resource resource = root.withId(own);
    if (resource == null) {
      throw new Panic("baseres is nil");
    }
    root.collectAnchors(schema, pointer, resource);
    for (Map.Entry<String, @Nullable Object> below : subschemas(draft, schema, pointer)) {
      collect(root, below.getValue(), own, below.getKey(), resource.dialect);
    }
  }

  private static String resolveId(Root root, String base, String id, String pointer) {
    try {
      return Reference.resolve(base, id).url();
    } catch (SchemaException e) {
      throw new SchemaException(
          "error in parsing id at " + Quote.quote(new Location(root.url, pointer).toString()), e);
    }
  }

  /** The subschemas of a schema by their pointers. */
  private static Iterable<Map.Entry<String, @Nullable Object>> subschemas(
      Draft draft, Map<?, ?> schema, String pointer) {
    Map<String, @Nullable Object> found = new TreeMap<>();
    for (Draft.Place place : draft.subschemas) {
      if (!schema.containsKey(place.keyword())) {
        continue;
      }
      Object value = schema.get(place.keyword());
      String at = pointer + "/" + place.keyword();
      if (place.direct()) {
        found.put(at, value);
      } else if (place.members() && value instanceof Map<?, ?> map) {
        for (Map.Entry<?, ?> member : map.entrySet()) {
          found.put(at + "/" + Quoting.escape((String) member.getKey()), member.getValue());
        }
      } else if (place.items() && value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          found.put(at + "/" + i, list.get(i));
        }
      }
    }
    return found.entrySet();
  }
}
