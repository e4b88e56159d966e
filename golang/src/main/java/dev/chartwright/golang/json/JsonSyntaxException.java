package dev.chartwright.golang.json;

/** Text that is not JSON: Go's {@code *json.SyntaxError}. */
public final class JsonSyntaxException extends JsonException {
  private static final long serialVersionUID = 1;

  private final long offset;

  JsonSyntaxException(String message, long offset) {
    super(message);
    this.offset = offset;
  }

  /** How many bytes had been read when the error showed. */
  public long offset() {
    return offset;
  }
}
