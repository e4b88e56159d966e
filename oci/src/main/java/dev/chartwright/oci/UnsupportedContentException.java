package dev.chartwright.oci;

/**
 * A registry or a kind of content cannot do what was asked; the message ends in {@code
 * unsupported}.
 *
 * <p>Source: oras-go v2.6.2 {@code errdef.ErrUnsupported}.
 */
public final class UnsupportedContentException extends OciException {
  /** Makes one from what was tried. */
  public UnsupportedContentException(String tried) {
    super(tried + ": unsupported");
  }
}
