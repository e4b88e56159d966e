package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one compilation, and what their {@code $schema} means.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code loader.go}, {@code draft.go}.
 */
final class Documents {
  private final DocumentLoader loader;
  private final Map<String, @Nullable Object> documents = new HashMap<>();

  Documents(DocumentLoader loader) {
    this.loader = loader;
  }

  void add(String url, @Nullable Object document) {
    documents.put(url, document);
  }

  /** The document at a URL. */
  @Nullable Object load(String url) {
    if (documents.containsKey(url)) {
      return documents.get(url);
    }
    Object document = Metaschemas.document(url);
    if (document == null) {
      if (documents.size() >= SchemaLimits.MAX_DOCUMENTS) {
        throw new SchemaException(
            "the schema draws in more than " + SchemaLimits.MAX_DOCUMENTS + " documents");
      }
      document = loadOther(url);
    }
    documents.put(url, document);
    return document;
  }

  private @Nullable Object loadOther(String url) {
    try {
      return loader.load(url);
    } catch (RuntimeException e) {
      throw new SchemaException("failing loading " + Quote.quote(url) + ": " + e.getMessage(), e);
    }
  }

  /** The draft that a schema is written in. */
  Draft draft(Location at, @Nullable Object schema, Draft fallback) {
    return draft(at, schema, fallback, new HashSet<>());
  }

  private Draft draft(
      Location at, @Nullable Object schema, Draft fallback, Set<String> metaschemas) {
    if (!(schema instanceof Map<?, ?> map) || !(map.get("$schema") instanceof String text)) {
      return fallback;
    }
    Draft draft = Draft.ofUrl(text);
    if (draft != null) {
      return draft;
    }
    String url = withoutFragment(text);
    try {
      Url.parse(url);
    } catch (UrlException e) {
      throw new SchemaException(
          "invalid $schema in " + Quote.quote(at.toString()) + ": " + e.getMessage(), e);
    }
    if (at.pointer().isEmpty() && url.equals(at.url())) {
      throw new SchemaException("draft " + Quote.quote(url) + " is not supported");
    }
    if (!metaschemas.add(url)) {
      throw new SchemaException("cycle in resolving $schema in " + Quote.quote(url));
    }
    return draft(new Location(url, ""), load(url), fallback, metaschemas);
  }

  /** The vocabularies that the metaschema of a schema asks for; null if it says nothing. */
  @Nullable List<String> vocabularies(Map<?, ?> schema, Draft draft) {
    if (!(schema.get("$schema") instanceof String text) || Draft.ofUrl(text) != null) {
      return null;
    }
    String url = withoutFragment(text);
    if (draft.version < 2019
        || !(load(url) instanceof Map<?, ?> metaschema)
        || !(metaschema.get("$vocabulary") instanceof Map<?, ?> wanted)) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (String vocabulary : sortedKeys(wanted)) {
      if (!Boolean.TRUE.equals(wanted.get(vocabulary))) {
        continue;
      }
      String prefix = draft.vocabularyPrefix();
      String name = vocabulary.startsWith(prefix) ? vocabulary.substring(prefix.length()) : "";
      if (!draft.vocabularies.contains(name)) {
        throw new SchemaException(
            "unsupported vocabulary " + Quote.quote(vocabulary) + " in " + Quote.quote(url));
      }
      names.add(name);
    }
    if (!names.contains("core")) {
      names.add("core");
    }
    return names;
  }

  /** The keys of an object in an order that does not change. */
  static Set<String> sortedKeys(Map<?, ?> object) {
    Set<String> keys = new TreeSet<>();
    for (Object key : object.keySet()) {
      keys.add((String) key);
    }
    return keys;
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }
}
