package dev.chartwright.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The reader of our output has gone away ({@code chartwright template . | head -1}). Ends the
 * program quietly with {@link #EXIT_CODE}, as SIGPIPE ends Helm.
 */
public final class BrokenPipeException extends RuntimeException {
  /** What a shell reports for a program that SIGPIPE (13) ended. */
  public static final int EXIT_CODE = 141;

  private BrokenPipeException(IOException cause) {
    super("write: broken pipe", cause);
  }

  /** The exception to throw for a failed write: this one, or one that names the real cause. */
  static RuntimeException translate(IOException cause) {
    String message = cause.getMessage();
    if (message != null && message.contains("Broken pipe")) {
      return new BrokenPipeException(cause);
    }
    String reason =
        message == null || message.isEmpty()
            ? "input/output error"
            : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    return new UncheckedIOException("write /dev/stdout: " + reason, cause);
  }
}
