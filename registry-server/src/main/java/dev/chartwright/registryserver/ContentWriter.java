package dev.chartwright.registryserver;

import java.io.IOException;

/** Growing bytes of an upload that nobody can see yet; one thread at a time. */
interface ContentWriter {
  long size();

  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Forgets what was written behind {@code size}. */
  void truncate(long size) throws IOException;

  /** Opens what was written so far. */
  BlobReader read() throws IOException;

  /** Drops the bytes unless they have been kept. */
  void discard();
}
