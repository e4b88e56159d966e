package dev.chartwright.golang.json;

/**
 * JSON whose kind does not fit what it is read into: Go's {@code *json.UnmarshalTypeError}.
 *
 * <pre>{@code
 * json: cannot unmarshal string into Go struct field Metadata.keywords of type []string
 * }</pre>
 */
public final class JsonTypeException extends JsonException {
  private static final long serialVersionUID = 1;

  private final String value;
  private final String type;
  private final String struct;
  private final String field;
  private final long offset;

  JsonTypeException(String value, String type, String struct, String field, long offset) {
    super(message(value, type, struct, field));
    this.value = value;
    this.type = type;
    this.struct = struct;
    this.field = field;
    this.offset = offset;
  }

  private static String message(String value, String type, String struct, String field) {
    String place =
        struct.isEmpty() && field.isEmpty()
            ? "Go value"
            : "Go struct field " + struct + "." + field;
    return "json: cannot unmarshal " + value + " into " + place + " of type " + type;
  }

  /** What stood there: {@code object}, {@code string}, {@code number 1.5}. */
  public String value() {
    return value;
  }

  /** Go's name of the type wanted: {@code []string}. */
  public String type() {
    return type;
  }

  /** Name of the struct that has the field, or empty. */
  public String struct() {
    return struct;
  }

  /** Path of the field from the outermost struct, joined with dots, or empty. */
  public String field() {
    return field;
  }

  /** How many bytes had been read when the error showed. */
  public long offset() {
    return offset;
  }
}
