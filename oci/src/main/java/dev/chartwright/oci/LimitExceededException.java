package dev.chartwright.oci;

/**
 * Something is larger, longer or deeper than {@link OciLimits} allows.
 *
 * <p>Source of the texts: oras-go v2.6.2 {@code errdef.ErrSizeExceedsLimit}, {@code
 * errdef.ErrTooManyPages}.
 */
public final class LimitExceededException extends OciException {
  private final long limit;

  /** Makes one with a message and the limit that was reached. */
  public LimitExceededException(String message, long limit) {
    super(message);
    this.limit = limit;
  }

  /** The limit: bytes, pages, redirects or nodes, as the message says. */
  public long limit() {
    return limit;
  }
}
