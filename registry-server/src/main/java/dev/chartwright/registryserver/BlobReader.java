package dev.chartwright.registryserver;

import java.io.Closeable;
import java.io.IOException;

/**
 * Stored bytes opened for reading at any position; stays readable when the blob is deleted
 * meanwhile.
 */
interface BlobReader extends Closeable {
  long size();

  /**
   * Up to {@code length} bytes from {@code position}, at least one while there are any; -1 behind
   * the end.
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;

  @Override
  void close() throws IOException;
}
