package dev.chartwright.oci;

/**
 * Content is there already; the message is {@code <digest>: <media type>: already exists}.
 *
 * <p>A copy takes it for success. Source: oras-go v2.6.2 {@code errdef.ErrAlreadyExists}.
 */
public final class AlreadyExistsException extends OciException {
  private final transient Descriptor descriptor;

  /** Says that the content of {@code descriptor} exists. */
  public AlreadyExistsException(Descriptor descriptor) {
    super(descriptor.digest() + ": " + descriptor.mediaType() + ": already exists");
    this.descriptor = descriptor;
  }

  /** The content that exists. */
  public Descriptor descriptor() {
    return descriptor;
  }
}
