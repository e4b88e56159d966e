package dev.chartwright.golang.json;

import dev.chartwright.golang.GoString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Go's encoding/json reads and writes it.
 *
 * <p>A value read is {@code null}, {@link Boolean}, {@link Double} (float64), {@link String},
 * {@code List<Object>} (an ArrayList) or {@code Map<String, Object>} (a LinkedHashMap in the order
 * of the text); all are the caller's to change. A value written may also be {@link Long} (int64)
 * and the other numbers named at {@link dev.chartwright.golang.GoInt}, {@link JsonObject}, {@link
 * JsonNumber}, {@link RawJson}, {@link JsonMarshaler} and {@code byte[]} (base64).
 *
 * <p>Strings are {@linkplain GoString Go strings}. Bad UTF-8 becomes U+FFFD when read and {@code
 * \ufffd} when written. Nesting deeper than 10000 is refused, as in Go. Thread-safe.
 *
 * <p>Source: Go 1.26, encoding/json (the first version of the package).
 *
 * <pre>{@code
 * Json.parse("{\"a\":[1,null]}");     // {a=[1.0, null]}
 * Json.parse("{\"a\":1,}");           // JsonException: invalid character '}' looking for beginning of object key string
 * Json.marshal(Map.of("b", 1.5, "a", "x"));  // {"a":"x","b":1.5}
 * }</pre>
 */
public final class Json {
  private Json() {}

  /**
   * Reads one value.
   *
   * @throws JsonSyntaxException if the text is not one JSON value
   * @throws JsonTypeException if a number does not fit into a float64
   */
  public static @Nullable Object parse(String text) {
    return parse(GoString.bytes(text));
  }

  /** {@link #parse(String)} of bytes. */
  public static @Nullable Object parse(byte[] text) {
    return new JsonParser(text, 0, text.length, false).parse();
  }

  /**
   * Reads one value with each number as a {@link JsonNumber}: Go's {@code UseNumber}.
   *
   * @throws JsonSyntaxException if the text is not one JSON value
   */
  public static @Nullable Object parseKeepingNumbers(byte[] text) {
    return new JsonParser(text, 0, text.length, true).parse();
  }

  /**
   * Reads an object, as Go does into a {@code map[string]interface{}}.
   *
   * @return null for the JSON null
   * @throws JsonSyntaxException if the text is not one JSON value
   * @throws JsonTypeException if it is no object or a number does not fit
   */
  @SuppressWarnings("unchecked")
  public static @Nullable Map<String, @Nullable Object> parseObject(byte[] text) {
    Object value = parseAs(text, '{', "map[string]interface {}");
    return (Map<String, @Nullable Object>) value;
  }

  /**
   * Reads an array, as Go does into a {@code []interface{}}.
   *
   * @return null for the JSON null
   * @throws JsonSyntaxException if the text is not one JSON value
   * @throws JsonTypeException if it is no array or a number does not fit
   */
  @SuppressWarnings("unchecked")
  public static @Nullable List<@Nullable Object> parseArray(byte[] text) {
    return (List<@Nullable Object>) parseAs(text, '[', "[]interface {}");
  }

  private static @Nullable Object parseAs(byte[] text, char first, String type) {
    JsonSyntaxException error = JsonScanner.check(text, 0, text.length);
    if (error != null) {
      throw error;
    }
    JsonParser parser = new JsonParser(text, 0, text.length, false);
    parser.space();
    int start = parser.position();
    if (text[start] == first || text[start] == 'n') {
      return parser.parse();
    }
    JsonParser numbers = new JsonParser(text, start, text.length, true);
    numbers.value();
    throw JsonKinds.mismatch(text, start, numbers.position(), type);
  }

  /**
   * A value and where it ends.
   *
   * @param end the offset of the first byte after the value
   */
  public record First(@Nullable Object value, int end) {}

  /**
   * Reads the value that begins, perhaps after space, at an offset and ignores what follows it:
   * Go's {@code Decoder.Decode} with {@code InputOffset}.
   *
   * @throws JsonException {@code EOF} if there is only space, {@code unexpected EOF} if the value
   *     does not end
   * @throws JsonSyntaxException if there is no value
   * @throws JsonTypeException if a number does not fit into a float64
   */
  public static First parseFirst(byte[] text, int offset) {
    int end = JsonStream.endOfValue(text, offset);
    return new First(new JsonParser(text, offset, end, false).parse(), end);
  }

  /** Whether the text is one JSON value: Go's {@code json.Valid}. */
  public static boolean isValid(byte[] text) {
    return JsonScanner.check(text, 0, text.length) == null;
  }

  /**
   * Writes a value without space, with {@code < > &} and U+2028, U+2029 escaped, as {@code
   * json.Marshal} does.
   *
   * @throws JsonException for NaN, infinities, bad raw JSON, and objects that are no such value
   */
  public static String marshal(@Nullable Object value) {
    return new JsonWriter(true).write(value);
  }

  /** {@link #marshal} with {@code < > &} as they are: Go's {@code SetEscapeHTML(false)}. */
  public static String marshalUnescaped(@Nullable Object value) {
    return new JsonWriter(false).write(value);
  }

  /**
   * Writes a value with each element on its own line: {@code json.MarshalIndent}.
   *
   * @param prefix begins each line but the first
   * @param indent repeated once for each level
   * @throws JsonException as {@link #marshal}
   */
  public static String marshalIndent(@Nullable Object value, String prefix, String indent) {
    return indent(marshal(value), prefix, indent);
  }

  /**
   * JSON text without space between tokens: {@code json.Compact}. Strings stay as they are.
   *
   * @throws JsonSyntaxException if the text is not JSON
   */
  public static String compact(String text) {
    return GoString.of(JsonText.compact(GoString.bytes(text), false));
  }

  /**
   * JSON text with each element on its own line: {@code json.Indent}. Space after the value stays.
   *
   * @throws JsonSyntaxException if the text is not JSON
   */
  public static String indent(String text, String prefix, String indent) {
    byte[] data = GoString.bytes(text);
    return GoString.of(JsonText.indent(data, GoString.bytes(prefix), GoString.bytes(indent)));
  }

  /** A string as a JSON literal with its quotes, escaped as {@link #marshal} does. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    JsonText.quote(out, text, true);
    return out.toString();
  }
}
