package dev.chartwright.http;

import org.jspecify.annotations.Nullable;

/**
 * An exchange that gave no response.
 *
 * <p>The message has the words of Go's {@code net/http} without method and URL, for example {@code
 * dial tcp 127.0.0.1:1: connect: connection refused}; {@link UrlException} adds these.
 */
public class TransportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Fault fault;

  TransportException(Fault fault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** A failure with its whole text. */
  public static TransportException of(Fault fault, String message) {
    return new TransportException(fault, message, null);
  }

  /** A failure with its whole text and what led to it. */
  public static TransportException of(Fault fault, String message, Throwable cause) {
    return new TransportException(fault, message, cause);
  }

  /** What kind of failure it is. */
  public Fault fault() {
    return fault;
  }

  /** The text without the operation and URL that {@link UrlException} puts before it. */
  public String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
