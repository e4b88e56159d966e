package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * The failure of an execution: Go's {@code template.ExecError}. The message is Go's, {@code
 * template: NAME:LINE:COLUMN: executing "NAME" at <NODE>: REASON}; {@code getCause} is Go's {@code
 * Unwrap}.
 */
public final class ExecException extends FunctionException {
  private static final long serialVersionUID = 1;
  private final String template;

  ExecException(String template, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.template = template;
  }

  /** The template that failed. */
  public String template() {
    return template;
  }
}
