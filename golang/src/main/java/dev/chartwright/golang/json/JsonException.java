package dev.chartwright.golang.json;

/**
 * JSON that could not be read or a value that could not be written; the message is encoding/json's.
 */
public class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** An error with Go's text. */
  public JsonException(String message) {
    super(message);
  }
}
