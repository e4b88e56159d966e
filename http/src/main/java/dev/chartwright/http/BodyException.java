package dev.chartwright.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A response body that broke off: thrown by the stream of {@link HttpResponse#body()}.
 *
 * <p>An {@link IOException}, so that copying code needs no second kind of catch, but of its own
 * type, so that a broken download can be told from a full disk. The message is Go's, for example
 * {@code unexpected EOF}.
 */
public final class BodyException extends IOException {

  private static final long serialVersionUID = 1;

  private final Fault fault;

  BodyException(Fault fault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** A failure with its whole text. */
  public static BodyException of(Fault fault, String message) {
    return new BodyException(fault, message, null);
  }

  /** What kind of failure it is. */
  public Fault fault() {
    return fault;
  }
}
