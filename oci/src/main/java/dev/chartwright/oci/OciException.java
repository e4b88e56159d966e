package dev.chartwright.oci;

/**
 * Anything that went wrong with OCI content, a reference, or a registry.
 *
 * <p>The message is the text that oras-go v2.6.2 (and so Helm) has for the same fault, where it has
 * one; the subclasses carry the parts as fields.
 */
public class OciException extends RuntimeException {
  /** Makes one with a message. */
  public OciException(String message) {
    super(message);
  }

  /** Makes one with a message and what it came from. */
  public OciException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message of a throwable, or its class when it has none. */
  static String text(Throwable problem) {
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
