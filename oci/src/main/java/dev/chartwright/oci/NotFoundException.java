package dev.chartwright.oci;

/**
 * What was asked for does not exist; the message is {@code <what>: not found}.
 *
 * <p>Source: oras-go v2.6.2 {@code errdef.ErrNotFound}.
 */
public final class NotFoundException extends OciException {
  private final String what;

  private NotFoundException(String what, String message) {
    super(message);
    this.what = what;
  }

  /** Says that {@code what}, a reference or a digest, does not exist. */
  public static NotFoundException of(String what) {
    return new NotFoundException(what, what + ": not found");
  }

  /** Says that a whole service does not exist: message {@code not found}. */
  public static NotFoundException ofService() {
    return new NotFoundException("", "not found");
  }

  static NotFoundException ofPlatform(Digest index) {
    return new NotFoundException(
        index.text(), index + ": not found: no matching manifest was found in the manifest list");
  }

  /** The reference or digest, empty when there is none to name. */
  public String what() {
    return what;
  }
}
