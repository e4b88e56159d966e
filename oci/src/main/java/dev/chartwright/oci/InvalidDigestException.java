package dev.chartwright.oci;

/**
 * A text is no usable digest.
 *
 * <p>The message is one of {@code invalid checksum digest format}, {@code invalid checksum digest
 * length}, {@code unsupported digest algorithm}. Source: opencontainers/go-digest v1.0.0.
 */
public final class InvalidDigestException extends OciException {
  private final String digest;

  InvalidDigestException(String digest, String message) {
    super(message);
    this.digest = digest;
  }

  /** The text that was given. */
  public String digest() {
    return digest;
  }
}
