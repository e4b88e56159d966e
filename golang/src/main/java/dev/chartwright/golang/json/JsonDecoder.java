package dev.chartwright.golang.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into Go types with the rules and errors of {@code json.Unmarshal}.
 *
 * <p>Members find their field by exact name, else ignoring case; others are skipped. A value of the
 * wrong kind does not stop the reading: the first such error is reported at the end. Immutable and
 * thread-safe. Source: Go 1.26, encoding/json/decode.go and stream.go.
 *
 * <pre>{@code
 * JsonDecoder.into(METADATA).decode("{\"name\":\"x\",\"keywords\":\"y\"}".getBytes(UTF_8));
 * // json: cannot unmarshal string into Go struct field Metadata.keywords of type []string
 * }</pre>
 */
public final class JsonDecoder {
  private final GoType type;
  private final boolean refuseUnknown;
  private final boolean keepNumbers;

  private JsonDecoder(GoType type, boolean refuseUnknown, boolean keepNumbers) {
    this.type = type;
    this.refuseUnknown = refuseUnknown;
    this.keepNumbers = keepNumbers;
  }

  /**
   * What was read, and the first value that did not fit, if any.
   *
   * @param value as the {@link GoType.Kind} says; null for the JSON null
   */
  public record Result(@Nullable Object value, @Nullable JsonException error) {}

  /** A decoder into a type. */
  public static JsonDecoder into(GoType type) {
    return new JsonDecoder(type, false, false);
  }

  /** This decoder with members refused that no field takes: {@code json: unknown field "x"}. */
  public JsonDecoder disallowUnknownFields() {
    return new JsonDecoder(type, true, keepNumbers);
  }

  /** This decoder with numbers kept as {@link JsonNumber} where the type takes anything. */
  public JsonDecoder useNumber() {
    return new JsonDecoder(type, refuseUnknown, true);
  }

  /**
   * Reads a text that is one value.
   *
   * @throws JsonSyntaxException if it is not JSON
   * @throws JsonException for the first value that does not fit the type
   */
  public @Nullable Object decode(byte[] text) {
    return orThrow(decodePartly(text));
  }

  /**
   * Reads a text that is one value, and gives also what fits when something does not.
   *
   * @throws JsonSyntaxException if the text is not JSON
   */
  public Result decodePartly(byte[] text) {
    JsonSyntaxException error = JsonScanner.check(text, 0, text.length);
    if (error != null) {
      throw error;
    }
    return read(text, text.length);
  }

  /**
   * Reads the first value of a text and ignores what follows it, as {@code json.Decoder.Decode}
   * does.
   *
   * @throws JsonException {@code EOF} if there is only space, {@code unexpected EOF} if the value
   *     does not end, or as {@link #decode}
   */
  public @Nullable Object decodeFirst(byte[] text) {
    return orThrow(decodeFirstPartly(text));
  }

  /**
   * Reads the first value of a text, and gives also what fits when something does not.
   *
   * @throws JsonException as {@link #decodeFirst} if no value can be read
   */
  public Result decodeFirstPartly(byte[] text) {
    return read(text, JsonStream.endOfValue(text, 0));
  }

  private static @Nullable Object orThrow(Result result) {
    if (result.error() != null) {
      throw result.error();
    }
    return result.value();
  }

  private Result read(byte[] text, int end) {
    return new TypedReader(text, end, refuseUnknown, keepNumbers).read(type);
  }
}
