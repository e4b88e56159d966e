package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.Quote;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document with schemas in it, and what is known of them.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code root.go}.
 */
final class Root {
  final String url;
  final @Nullable Object document;

  /** By their pointer; the document's root is among them. */
  final Map<String, Resource> resources = new HashMap<>();

  /** The pointers of the subschemas that were looked at. */
  final Set<String> known = new HashSet<>();

  private final Map<String, Resource> byId = new HashMap<>();

  Root(String url, @Nullable Object document) {
    this.url = url;
    this.document = document;
  }

  void add(Resource resource) {
    resources.put(resource.pointer, resource);
    byId.put(resource.id, resource);
  }

  @Nullable Resource withId(String id) {
    return byId.get(id);
  }

  /** The resource that a place belongs to. */
  Resource resource(String pointer) {
    String at = pointer;
    while (resources.size() > 1) {
      Resource resource = resources.get(at);
      if (resource != null) {
        return resource;
      }
      int slash = at.lastIndexOf('/');
      if (slash < 0) {
        break;
      }
      at = at.substring(0, slash);
    }
    return rootResource();
  }

  private Resource rootResource() {
    Resource root = resources.get("");
    if (root == null) {
      throw Panic.nil();
    }
    return root;
  }

  /** Where a fragment of the document leads. */
  Location resolveFragment(Reference reference) {
    return resolveFragment(reference, rootResource());
  }

  private Location resolveFragment(Reference reference, Resource resource) {
    String fragment = reference.fragment();
    if (!reference.isAnchor()) {
      return new Location(url, resource.pointer + fragment);
    }
    String pointer = resource.anchors.get(fragment);
    if (pointer == null) {
      throw new SchemaException(
          "anchor in "
              + Quote.quote(new Reference(resource.id, fragment).toString())
              + " not found in schema "
              + Quote.quote(url));
    }
    return new Location(url, pointer);
  }

  /** Where a reference leads in this document; null if it leads out of it. */
  @Nullable Location resolve(Reference reference) {
    Resource resource = reference.url().equals(url) ? rootResource() : byId.get(reference.url());
    return resource == null ? null : resolveFragment(reference, resource);
  }

  /** Notes the names that a subschema gives itself. */
  void collectAnchors(Map<?, ?> schema, String pointer, Resource resource) {
    Draft draft = resource.dialect.draft();
    if (draft.version < 2019) {
      if (!schema.containsKey("$ref") && schema.get(draft.idKeyword()) instanceof String id) {
        int hash = id.indexOf('#');
        if (hash >= 0) {
          Reference reference = new Reference("", decode(id.substring(hash + 1), pointer));
          if (reference.isAnchor()) {
            addAnchor(reference.fragment(), pointer, resource);
          }
        }
      }
      return;
    }
    if (schema.get("$anchor") instanceof String anchor) {
      addAnchor(anchor, pointer, resource);
    }
    if (draft.version >= 2020 && schema.get("$dynamicAnchor") instanceof String anchor) {
      addAnchor(anchor, pointer, resource);
      resource.dynamicAnchors.add(anchor);
    }
  }

  private String decode(String fragment, String pointer) {
    try {
      return Url.unescapePath(fragment);
    } catch (UrlException e) {
      throw new SchemaException(
          "error in parsing anchor at " + Quote.quote(new Location(url, pointer).toString()), e);
    }
  }

  private void addAnchor(String anchor, String pointer, Resource resource) {
    String known = resource.anchors.putIfAbsent(anchor, pointer);
    if (known != null && !known.equals(pointer)) {
      throw new SchemaException(
          "duplicate anchor "
              + Quote.quote(anchor)
              + " in "
              + Quote.quote(url)
              + " at "
              + Quote.quote(known)
              + " and "
              + Quote.quote(pointer));
    }
  }
}
