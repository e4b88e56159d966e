package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * The error of a function that a template called: what the Go function returned, or the text of a
 * panic that Go's template engine caught. The message is Go's.
 */
public class FunctionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Whether the message of the cause follows on what was given as message. */
  private final boolean wrapping;

  /** An error with this text. */
  public FunctionException(String message) {
    this(message, null, false);
  }

  /**
   * An error that wraps another, as {@code %w} does: {@code getCause} is Go's {@code Unwrap}.
   *
   * @param cause the error it wraps
   */
  public FunctionException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  FunctionException(String message, @Nullable Throwable cause, boolean wrapping) {
    super(message, cause, false, false);
    this.wrapping = wrapping;
  }

  /**
   * An error whose message ends with that of the error that it wraps. It is put together when it is
   * asked for, so that a thousand errors around each other do not hold a thousand long texts.
   *
   * @param head what the message begins with: {@code "error calling x: "}
   */
  public static FunctionException wrapping(String head, FunctionException cause) {
    return new FunctionException(head, cause, true);
  }

  @Override
  public String getMessage() {
    if (!wrapping) {
      return String.valueOf(super.getMessage());
    }
    StringBuilder text = new StringBuilder();
    Throwable at = this;
    while (at instanceof FunctionException e && e.wrapping) {
      text.append(e.head());
      at = e.getCause();
    }
    return text.append(at == null ? "" : at.getMessage()).toString();
  }

  /** A text followed by the message of the cause, if that is part of the message. */
  final String followed(String text) {
    Throwable cause = getCause();
    return wrapping && cause != null ? text + cause.getMessage() : text;
  }

  private String head() {
    return String.valueOf(super.getMessage());
  }
}
