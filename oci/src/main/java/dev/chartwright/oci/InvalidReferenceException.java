package dev.chartwright.oci;

/**
 * A text is no valid reference; the message starts with {@code invalid reference}.
 *
 * <p>Source: oras-go v2.6.2 {@code errdef.ErrInvalidReference}.
 */
public final class InvalidReferenceException extends OciException {
  private final String offending;

  InvalidReferenceException(String offending, String message) {
    super(message);
    this.offending = offending;
  }

  /** The part that is wrong: the registry, the repository, the tag or the digest. */
  public String offending() {
    return offending;
  }
}
