package dev.chartwright.golang.json;

/**
 * JSON text that is kept as it is: Go's {@code json.RawMessage}. Marshalling removes the space
 * between its tokens.
 *
 * @param text one JSON value
 */
public record RawJson(String text) {
  /** The raw value with this text; it is checked when it is marshalled. */
  public static RawJson of(String text) {
    return new RawJson(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
