package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * The failure of an execution: Go's {@code template.ExecError}.
 *
 * <p>The message is Go's, {@code template: FILE:LINE:COLUMN: executing "NAME" at <NODE>: REASON}.
 * {@code getCause} is Go's {@code Unwrap} (the error that a function returned), without the second
 * error of the same text that Go puts between the two.
 */
public final class ExecException extends FunctionException {
  private static final long serialVersionUID = 1;
  private final String template;
  private final String file;
  private final int line;
  private final int column;
  private final String node;
  private final String reason;

  /** If the cause is an error of ours, message and reason end with its message. */
  ExecException(
      String template,
      String file,
      int line,
      int column,
      String node,
      String reason,
      String message,
      @Nullable Throwable cause) {
    super(message, cause, cause instanceof FunctionException);
    this.template = template;
    this.file = file;
    this.line = line;
    this.column = column;
    this.node = node;
    this.reason = reason;
  }

  /** The template that failed. */
  public String template() {
    return template;
  }

  /** The name under which the text was parsed that holds the template. */
  public String file() {
    return file;
  }

  /** The line of that text, counted from 1; 0 if unknown. */
  public int line() {
    return line;
  }

  /** The column in bytes, counted from 0. */
  public int column() {
    return column;
  }

  /** The part of the template that failed, printed anew from its tree. */
  public String node() {
    return node;
  }

  /** What went wrong: the message without place and node. */
  public String reason() {
    return followed(reason);
  }
}
