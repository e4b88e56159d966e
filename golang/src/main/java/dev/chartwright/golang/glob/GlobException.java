package dev.chartwright.golang.glob;

/** A malformed pattern, or a text at which the Go library itself panics; the message is Go's. */
public final class GlobException extends RuntimeException {
  private static final long serialVersionUID = 1;

  GlobException(String message) {
    super(message, null, false, false);
  }
}
