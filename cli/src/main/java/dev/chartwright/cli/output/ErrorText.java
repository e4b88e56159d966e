package dev.chartwright.cli.output;

import java.io.UncheckedIOException;

/** How a failure reads on standard error: {@code Error: } and the message. */
public final class ErrorText {
  private static final String OWN_PACKAGE = "dev.chartwright.";

  private ErrorText() {}

  /**
   * The line, or lines, for a failure, without the last line feed.
   *
   * <p>Failures of ours carry the words already; for any other the kind is named, too, since its
   * message alone would not tell what happened.
   */
  public static String of(Throwable failure) {
    return "Error: " + message(failure);
  }

  /** Whether the failure is none that we foresaw, so that its origin is worth showing. */
  public static boolean unexpected(Throwable failure) {
    return !failure.getClass().getName().startsWith(OWN_PACKAGE);
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    if (!unexpected(failure) && message != null) {
      return message;
    }
    Throwable cause = failure.getCause();
    if (failure instanceof UncheckedIOException && cause != null && message != null) {
      String detail = cause.getMessage();
      return message.equals(cause.toString()) && detail != null ? detail : message;
    }
    String kind = failure.getClass().getSimpleName();
    return message == null ? "unexpected " + kind : "unexpected " + kind + ": " + message;
  }
}
