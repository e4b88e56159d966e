package dev.chartwright.cli.cobra;

/**
 * A flag's value cannot be read; the message is the reason and goes to the end of the error line.
 */
public final class InvalidValueException extends RuntimeException {
  private InvalidValueException(String message) {
    super(message);
  }

  /** The reason in Go's or Helm's words. */
  public static InvalidValueException of(String message) {
    return new InvalidValueException(message);
  }
}
