package dev.chartwright.chart.values.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft with the vocabularies that a schema's metaschema asks for.
 *
 * @param vocabularies null for those that the draft has by itself
 */
record Dialect(Draft draft, @Nullable List<String> vocabularies) {
  private static final String IN_MEMORY = "urn:mem:metaschema";

  /** Whether keywords of a vocabulary have a meaning. */
  boolean has(String vocabulary) {
    if (draft.version < 2019 || vocabulary.equals("core")) {
      return true;
    }
    return vocabularies == null
        ? draft.hasByDefault(vocabulary)
        : vocabularies.contains(vocabulary);
  }

  /** Whether {@code format} is checked and not only noted. */
  boolean assertsFormat() {
    return switch (draft) {
      case DRAFT_2019 -> has("format");
      case DRAFT_2020 -> has("format-assertion");
      default -> true;
    };
  }

  /** The schema that schemas of this dialect must meet. */
  Schema metaschema() {
    if (vocabularies == null) {
      return Metaschemas.of(draft);
    }
    Schema schema = new Schema(new Location(IN_MEMORY, ""), IN_MEMORY);
    schema.version = draft.version;
    for (String name : vocabularies) {
      if (draft.vocabularies.contains(name)) {
        schema.allOf.add(Metaschemas.of(draft, name));
      }
    }
    schema.resource = schema;
    if (draft.version >= 2020) {
      schema.dynamicAnchor = "meta";
      schema.dynamicAnchors.put("meta", schema);
    }
    return schema;
  }
}
