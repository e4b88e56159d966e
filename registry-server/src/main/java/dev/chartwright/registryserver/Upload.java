package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One upload session: the bytes that have arrived, their hash, and who may write now. */
final class Upload {
  private final String id;
  private final String repository;
  private final ContentWriter writer;
  private final long limit;
  private final ReentrantLock turn = new ReentrantLock();
  private ContentHash hash;
  private volatile long offset;
  private volatile long touched;
  private volatile boolean closed;

  Upload(
      String id, String repository, ContentWriter writer, ContentHash hash, long limit, long now) {
    this.id = id;
    this.repository = repository;
    this.writer = writer;
    this.hash = hash;
    this.limit = limit;
    this.touched = now;
  }

  String id() {
    return id;
  }

  String repository() {
    return repository;
  }

  /** Bytes that have arrived. */
  long offset() {
    return offset;
  }

  long touched() {
    return touched;
  }

  void touch(long now) {
    touched = now;
  }

  /**
   * Takes the session for one request; false while another request has it, or when it has ended.
   */
  boolean enter() {
    if (!turn.tryLock()) {
      return false;
    }
    if (closed) {
      turn.unlock();
      return false;
    }
    return true;
  }

  void leave() {
    turn.unlock();
  }

  boolean closed() {
    return closed;
  }

  /** Ends the session; what was not kept is dropped. */
  void close() {
    closed = true;
    writer.discard();
  }

  ContentWriter writer() {
    return writer;
  }

  /** An empty session may still choose its algorithm, so that nothing has to be read twice. */
  void expect(Digest digest) {
    if (offset == 0 && !hash.isLike(digest)) {
      hash = ContentHash.like(digest);
    }
  }

  /**
   * Appends a request's body.
   *
   * @param length how much the request says it brings; null when it does not say
   * @param allOrNothing whether a body that breaks off leaves no trace
   */
  void append(RequestBody body, @Nullable Long length, boolean allOrNothing) throws IOException {
    long start = offset;
    ContentHash before = hash.copy();
    boolean complete = false;
    try {
      copy(body, start, length);
      complete = true;
    } catch (ClientGoneException e) {
      complete = !allOrNothing;
      throw e;
    } finally {
      if (!complete) {
        writer.truncate(start);
        hash = before;
        offset = start;
      }
    }
  }

  private void copy(RequestBody body, long start, @Nullable Long length) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    int got;
    while ((got = body.read(buffer, 0, buffer.length)) >= 0) {
      if (offset + got > limit) {
        throw RegistryError.of(413, ErrorCode.SIZE_INVALID, "blob larger than " + limit + " bytes");
      }
      if (length != null && offset + got - start > length) {
        throw wrongLength();
      }
      writer.write(buffer, 0, got);
      hash.update(buffer, 0, got);
      long end = offset + got;
      offset = end;
    }
    if (length != null && offset - start != length) {
      throw wrongLength();
    }
  }

  private static RegistryError wrongLength() {
    return RegistryError.of(400, ErrorCode.SIZE_INVALID, "body and Content-Range differ in length");
  }

  /** Whether the bytes are those of {@code digest}; afterwards nothing can be appended. */
  boolean matches(Digest digest) throws IOException {
    if (hash.isLike(digest)) {
      return hash.finish().equals(digest);
    }
    try (BlobReader written = writer.read()) {
      return ContentHash.of(digest, written).finish().equals(digest);
    }
  }
}
