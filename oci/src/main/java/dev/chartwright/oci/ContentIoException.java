package dev.chartwright.oci;

import java.io.IOException;

/**
 * Content could not be read or written to its end; the message is {@code read failed: <reason>} or
 * {@code write failed: <reason>}.
 */
public final class ContentIoException extends OciException {
  private ContentIoException(String message, IOException cause) {
    super(message, cause);
  }

  /** Says that reading broke off. */
  public static ContentIoException reading(IOException cause) {
    return new ContentIoException("read failed: " + text(cause), cause);
  }

  /** Says that storing broke off. */
  public static ContentIoException writing(IOException cause) {
    return new ContentIoException("write failed: " + text(cause), cause);
  }
}
