package dev.chartwright.oci;

/**
 * A folder is no OCI image layout that we can read; the message starts with {@code invalid OCI
 * Image Layout} or {@code invalid OCI Image Index}.
 *
 * <p>Source: oras-go v2.6.2 {@code content/oci/oci.go}.
 */
public final class InvalidLayoutException extends OciException {
  InvalidLayoutException(String message) {
    super(message);
  }
}
