package dev.chartwright.oci.credentials;

/**
 * A store of credentials could not be read or changed. The message is the one that Helm shows, and
 * holds no secret.
 */
public class CredentialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with Helm's words. */
  public CredentialException(String message) {
    super(message);
  }

  /** Makes an exception with Helm's words and what caused it. */
  public CredentialException(String message, Throwable cause) {
    super(message, cause);
  }
}
