package dev.chartwright.oci;

/**
 * A manifest or index is no JSON of the right shape; the message is that of Go's {@code
 * encoding/json}: {@code json: cannot unmarshal number into Go struct field Manifest.config of type
 * v1.Descriptor}.
 */
public final class InvalidManifestException extends OciException {
  InvalidManifestException(String message) {
    super(message);
  }

  InvalidManifestException(String message, Throwable cause) {
    super(message, cause);
  }
}
