package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bytes by their digest; what they mean and who may see them is not known here. */
interface ContentStore extends Closeable {
  /** A place for the bytes of one upload. */
  ContentWriter newWriter() throws IOException;

  boolean has(Digest digest);

  /**
   * Gives the written bytes their name, durably when this returns; the caller has verified the
   * digest.
   */
  void keep(ContentWriter writer, Digest digest) throws IOException;

  /** Opens stored bytes; null when there are none of this digest. */
  @Nullable BlobReader open(Digest digest) throws IOException;

  void delete(Digest digest) throws IOException;

  /** Drops everything but {@code digests}, and answers which of these are not there. */
  Set<Digest> retain(Set<Digest> digests) throws IOException;

  @Override
  void close() throws IOException;
}
