package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSON Schema of draft 4, 6, 7, 2019-09 or 2020-12, which is the one for schemas that
 * name none.
 *
 * <p>Formats are checked up to draft 7 and where a metaschema asks for it; the content keywords
 * never. Patterns are RE2's. Numbers are compared without rounding. What it costs is bounded by
 * {@link SchemaLimits}. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * byte[] text = "{\"properties\":{\"replicas\":{\"minimum\":1}}}".getBytes(UTF_8);
 * JsonSchema schema = JsonSchema.compile(text, url -> null);
 * schema.validate(Map.of("replicas", 0.0)); // - at '/replicas': minimum: got 0, want 1
 * }</pre>
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 as Helm 4.3.1 uses it; Helm's {@code
 * pkg/chart/common/util/jsonschema.go}.
 */
public final class JsonSchema {
  private static final String URL = "file:///values.schema.json";

  private final Schema schema;

  private JsonSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Compiles a schema, whose URL is {@code file:///values.schema.json}.
   *
   * @param text the JSON of the schema
   * @param loader for what the schema refers to
   * @throws SchemaException if it is not JSON or no schema, or refers to what is not there
   */
  public static JsonSchema compile(byte[] text, DocumentLoader loader) {
    try {
      Documents documents = new Documents(loader);
      documents.add(URL, parse(text));
      return new JsonSchema(new Compiler(new Roots(documents), false).compile(URL));
    } catch (Panic e) {
      throw failure(e);
    } catch (StackOverflowError e) {
      throw new SchemaException("the schema nests too deeply", e);
    }
  }

  /**
   * Reads a document: one JSON value, with nothing but space after it.
   *
   * @throws SchemaException if it is not JSON
   */
  public static @Nullable Object parse(byte[] text) {
    try {
      return Json.parseKeepingNumbers(text);
    } catch (JsonException whole) {
      try {
        JsonDecoder.into(GoType.ANY).useNumber().decodeFirst(text);
      } catch (JsonException first) {
        throw SchemaException.of(first);
      }
      throw new SchemaException("invalid character after top-level value", whole);
    }
  }

  /**
   * Holds a value against the schema.
   *
   * @param value a JSON tree; numbers may be any of those named at {@link
   *     dev.chartwright.golang.GoInt}
   * @return what is wrong, one violation a line, its causes indented below; empty if nothing is
   * @throws SchemaException if it costs too much
   */
  public Optional<String> validate(@Nullable Object value) {
    try {
      Violation violation = Validation.run(schema, value, null);
      if (violation == null) {
        return Optional.empty();
      }
      String text = violation.text();
      return Optional.of(text.substring(text.indexOf('\n') + 1));
    } catch (Panic e) {
      throw failure(e);
    }
  }

  private static SchemaException failure(Panic panic) {
    return new SchemaException("unable to validate schema: " + panic.getMessage(), panic);
  }
}
