package dev.chartwright.chart.values.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schemas that schemas must meet, as json-schema.org publishes them; each loaded when used. */
final class Metaschemas {
  private static final String SITE = "json-schema.org/";

  private Metaschemas() {}

  /** The metaschema of a draft. */
  static Schema of(Draft draft) {
    return switch (draft) {
      case DRAFT_4 -> Draft4.SCHEMA;
      case DRAFT_6 -> Draft6.SCHEMA;
      case DRAFT_7 -> Draft7.SCHEMA;
      case DRAFT_2019 -> Draft2019.SCHEMA;
      case DRAFT_2020 -> Draft2020.SCHEMA;
    };
  }

  /** The metaschema of one of a draft's vocabularies. */
  static Schema of(Draft draft, String vocabulary) {
    Map<String, Schema> schemas =
        draft == Draft.DRAFT_2019 ? Vocabularies2019.SCHEMAS : Vocabularies2020.SCHEMAS;
    Schema schema = schemas.get(vocabulary);
    if (schema == null) {
      throw new IllegalArgumentException("vocabulary: " + vocabulary);
    }
    return schema;
  }

  /** The document of a metaschema; null if the URL is none of theirs. */
  static @Nullable Object document(String url) {
    String name;
    if (url.startsWith("http://" + SITE)) {
      name = url.substring("http://".length() + SITE.length());
    } else if (url.startsWith("https://" + SITE)) {
      name = url.substring("https://".length() + SITE.length());
    } else {
      return null;
    }
    return switch (name) {
      case "schema" -> read("draft/2020-12/schema");
      case "draft-04/schema",
          "draft-06/schema",
          "draft-07/schema",
          "draft/2019-09/schema",
          "draft/2019-09/meta/applicator",
          "draft/2019-09/meta/content",
          "draft/2019-09/meta/core",
          "draft/2019-09/meta/format",
          "draft/2019-09/meta/meta-data",
          "draft/2019-09/meta/validation",
          "draft/2020-12/schema",
          "draft/2020-12/meta/applicator",
          "draft/2020-12/meta/content",
          "draft/2020-12/meta/core",
          "draft/2020-12/meta/format-annotation",
          "draft/2020-12/meta/format-assertion",
          "draft/2020-12/meta/meta-data",
          "draft/2020-12/meta/unevaluated",
          "draft/2020-12/meta/validation" ->
          read(name);
      case "draft",
          "draft-04",
          "draft-06",
          "draft-07",
          "draft/2019-09",
          "draft/2019-09/meta",
          "draft/2020-12",
          "draft/2020-12/meta" ->
          throw new SchemaException("read metaschemas/" + name + ": is a directory");
      default -> null;
    };
  }

  private static @Nullable Object read(String name) {
    try (InputStream in = Metaschemas.class.getResourceAsStream("metaschemas/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("resource metaschemas/" + name + ".json is missing");
      }
      return JsonSchema.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema compile(Draft draft) {
    return compiler().compile(draft.url);
  }

  private static Map<String, Schema> vocabularies(Draft draft) {
    Compiler compiler = compiler();
    Map<String, Schema> schemas = new HashMap<>();
    for (String name : draft.vocabularies) {
      schemas.put(name, compiler.compile(draft.vocabularyUrl(name)));
    }
    return Map.copyOf(schemas);
  }

  private static Compiler compiler() {
    Documents documents =
        new Documents(url -> {
          throw new IllegalStateException(url + " is no metaschema");
        });
    return new Compiler(new Roots(documents), true);
  }

  private static final class Draft4 {
    static final Schema SCHEMA = compile(Draft.DRAFT_4);
  }

  private static final class Draft6 {
    static final Schema SCHEMA = compile(Draft.DRAFT_6);
  }

  private static final class Draft7 {
    static final Schema SCHEMA = compile(Draft.DRAFT_7);
  }

  private static final class Draft2019 {
    static final Schema SCHEMA = compile(Draft.DRAFT_2019);
  }

  private static final class Draft2020 {
    static final Schema SCHEMA = compile(Draft.DRAFT_2020);
  }

  private static final class Vocabularies2019 {
    static final Map<String, Schema> SCHEMAS = vocabularies(Draft.DRAFT_2019);
  }

  private static final class Vocabularies2020 {
    static final Map<String, Schema> SCHEMAS = vocabularies(Draft.DRAFT_2020);
  }
}
