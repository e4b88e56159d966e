package dev.chartwright.oci;

import java.io.IOException;
import java.io.InputStream;

/**
 * Content that was found under a reference: what it is, and its bytes.
 *
 * @param descriptor what the content is
 * @param content the bytes, to be closed with this
 */
public record FetchedContent(Descriptor descriptor, InputStream content) implements AutoCloseable {
  /**
   * Reads and checks all of it, and closes it.
   *
   * @throws IntegrityException if size or digest are wrong
   * @throws LimitExceededException if it is larger than {@code limit} bytes
   */
  public byte[] readAll(long limit) {
    try (this) {
      return VerifyingInputStream.readAll(content, descriptor, limit);
    }
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }
}
