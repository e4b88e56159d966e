package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * The error of a function that a template called: what the Go function returned, or the text of a
 * panic that Go's template engine caught. The message is Go's.
 */
public class FunctionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** An error with this text. */
  public FunctionException(String message) {
    super(message, null, false, false);
  }

  /**
   * An error that wraps another, as {@code %w} does: {@code getCause} is Go's {@code Unwrap}.
   *
   * @param cause the error it wraps
   */
  public FunctionException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
