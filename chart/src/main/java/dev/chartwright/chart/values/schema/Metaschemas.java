package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.GoString;
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
    String text = MetaschemaTexts.of(name.equals("schema") ? "draft/2020-12/schema" : name);
    if (text != null) {
      return JsonSchema.parse(GoString.bytes(text));
    }
    return switch (name) {
      case "draft",
          "draft-04",
          "draft-06",
          "draft-07",
          "draft/2019-09",
          "draft/2019-09/meta",
          "draft/2020-12",
          "draft/2020-12/meta" ->
          throw new SchemaException("read metaschemas/" + name + "/: is a directory");
      default -> null;
    };
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
    Documents documents = new Documents(new NothingElse());
    return new Compiler(new Roots(documents), true);
  }

  /** Metaschemas refer to each other only. */
  private static final class NothingElse implements DocumentLoader {
    @Override
    public @Nullable Object load(String url) {
      throw new IllegalStateException(url + " is no metaschema");
    }
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
