package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version of the JSON Schema specification.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code draft.go}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that cannot be changed
enum Draft {
  DRAFT_4(
      4,
      "http://json-schema.org/draft-04/schema",
      List.of(),
      "definitions/* not allOf/[] anyOf/[] oneOf/[] properties/* additionalProperties"
          + " patternProperties/* items items/[] additionalItems dependencies/*"),
  DRAFT_6(
      6,
      "http://json-schema.org/draft-06/schema",
      List.of(),
      DRAFT_4.places + " propertyNames contains"),
  DRAFT_7(7, "http://json-schema.org/draft-07/schema", List.of(), DRAFT_6.places + " if then else"),
  DRAFT_2019(
      2019,
      "https://json-schema.org/draft/2019-09/schema",
      List.of("core", "applicator", "validation", "meta-data", "format", "content"),
      DRAFT_7.places
          + " $defs/* dependentSchemas/* unevaluatedProperties unevaluatedItems contentSchema"),
  DRAFT_2020(
      2020,
      "https://json-schema.org/draft/2020-12/schema",
      List.of(
          "core",
          "applicator",
          "unevaluated",
          "validation",
          "meta-data",
          "format-annotation",
          "format-assertion",
          "content"),
      DRAFT_2019.places + " prefixItems/[]");

  /** The draft of a schema that names none. */
  static final Draft LATEST = DRAFT_2020;

  private static final Set<String> NOT_ASKED_FOR =
      Set.of("meta-data", "format", "content", "format-annotation", "format-assertion");

  final int version;
  final String url;
  final List<String> vocabularies;
  final List<Place> subschemas;
  private final String places;

  /** A keyword with a subschema in it, or with several in an object or array. */
  record Place(String keyword, boolean direct, boolean members, boolean items) {
    private static Place of(String text) {
      int slash = text.indexOf('/');
      String keyword = slash < 0 ? text : text.substring(0, slash);
      return new Place(keyword, slash < 0, text.endsWith("/*"), text.endsWith("/[]"));
    }
  }

  Draft(int version, String url, List<String> vocabularies, String places) {
    this.version = version;
    this.url = url;
    this.vocabularies = vocabularies;
    this.places = places;
    List<Place> found = new ArrayList<>();
    for (String place : places.split(" ")) {
      found.add(Place.of(place));
    }
    this.subschemas = List.copyOf(found);
  }

  /** The draft whose metaschema has this URL; null if it is none of ours. */
  static @Nullable Draft ofUrl(String text) {
    int hash = text.indexOf('#');
    if (hash >= 0 && hash < text.length() - 1) {
      return null;
    }
    String url = hash < 0 ? text : text.substring(0, hash);
    if (url.startsWith("http://")) {
      url = url.substring("http://".length());
    } else if (url.startsWith("https://")) {
      url = url.substring("https://".length());
    }
    return switch (url) {
      case "json-schema.org/schema" -> LATEST;
      case "json-schema.org/draft/2020-12/schema" -> DRAFT_2020;
      case "json-schema.org/draft/2019-09/schema" -> DRAFT_2019;
      case "json-schema.org/draft-07/schema" -> DRAFT_7;
      case "json-schema.org/draft-06/schema" -> DRAFT_6;
      case "json-schema.org/draft-04/schema" -> DRAFT_4;
      default -> null;
    };
  }

  /** The keyword that gives a schema its URL. */
  String idKeyword() {
    return this == DRAFT_4 ? "id" : "$id";
  }

  /** The URL that a schema gives itself, without its fragment; empty if none. */
  String id(Map<?, ?> schema) {
    if (version < 2019 && schema.containsKey("$ref")) {
      return "";
    }
    if (!(schema.get(idKeyword()) instanceof String id)) {
      return "";
    }
    int hash = id.indexOf('#');
    return hash < 0 ? id : id.substring(0, hash);
  }

  /** What the URL of each vocabulary begins with. */
  String vocabularyPrefix() {
    return url.substring(0, url.length() - "schema".length()) + "vocab/";
  }

  /** Where the metaschema of a vocabulary is. */
  String vocabularyUrl(String name) {
    return url.substring(0, url.length() - "schema".length()) + "meta/" + name;
  }

  /** Whether a schema has a vocabulary if its metaschema does not list any. */
  boolean hasByDefault(String vocabulary) {
    return vocabularies.contains(vocabulary) && !NOT_ASKED_FOR.contains(vocabulary);
  }
}
