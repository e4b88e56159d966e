package dev.chartwright.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: where its bytes come from, how many they are and whether they can be read
 * twice.
 *
 * <p>A body of unknown length goes out chunked. A large body is read by another thread than the one
 * that called {@link Transport#exchange}, never by two at a time.
 */
public final class Body {

  /** Opens the bytes of a body from their beginning. */
  @FunctionalInterface
  public interface Source {
    /** A new stream over the whole body; the transport closes it. */
    InputStream open() throws IOException;
  }

  private static final Body NONE = new Body(0, true, new byte[0], null);

  private final long length;
  private final boolean replayable;
  private final byte @Nullable [] bytes;
  private final @Nullable Source source;

  private Body(long length, boolean replayable, byte @Nullable [] bytes, @Nullable Source source) {
    this.length = length;
    this.replayable = replayable;
    this.bytes = bytes;
    this.source = source;
  }

  /** No body. */
  public static Body none() {
    return NONE;
  }

  /** A body from memory; the array is not copied and must not change. */
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Body(bytes.length, true, bytes, null);
  }

  /** A body from a file, opened anew for each attempt. */
  public static Body ofFile(Path file) throws IOException {
    return new Body(Files.size(file), true, null, () -> Files.newInputStream(file));
  }

  /**
   * A body that can be opened again for each attempt.
   *
   * @param length the number of bytes, or -1 when it is not known; a source that gives another
   *     number fails the exchange
   */
  public static Body ofSource(long length, Source source) {
    return new Body(Math.max(length, -1), true, null, source);
  }

  /**
   * A body that can be read once: it is never sent a second time, neither by a retry nor by a
   * redirect.
   *
   * @param length the number of bytes, or -1 when it is not known
   */
  public static Body once(long length, InputStream stream) {
    return new Body(Math.max(length, -1), false, null, () -> stream);
  }

  /** The number of bytes, or -1 when it is not known. */
  public long length() {
    return length;
  }

  /** Whether {@link #open()} may be called more than once. */
  public boolean replayable() {
    return replayable;
  }

  /** A stream over the whole body. */
  public InputStream open() throws IOException {
    return source == null
        ? new ByteArrayInputStream(bytes == null ? new byte[0] : bytes)
        : source.open();
  }

  /** The bytes of a body that lies in memory. */
  byte @Nullable [] bytes() {
    return bytes;
  }
}
