package dev.chartwright.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request. A client that waits for {@code 100 Continue} gets it when the first byte is
 * wanted.
 */
final class WireBody extends InputStream {
  private static final int KEPT_BYTES = 64 * 1024;

  private final InputStream in;
  private final boolean chunked;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private @Nullable OutputStream waiting;
  private long left;
  private long count;
  private boolean started;

  WireBody(InputStream in, @Nullable OutputStream waiting, boolean chunked, long length) {
    this.in = in;
    this.waiting = waiting;
    this.chunked = chunked;
    this.left = chunked ? 0 : length;
  }

  /** How many bytes have been read. */
  long count() {
    return count;
  }

  /** The beginning of what has been read. */
  String kept() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  /** Whether the client still waits for leave to send. */
  boolean isAwaited() {
    return waiting != null;
  }

  /** Whether nothing is left to read. */
  boolean isDone() {
    return left == 0 && (!chunked || ended);
  }

  private boolean ended;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (waiting != null && !isDone()) {
      waiting.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      waiting.flush();
      waiting = null;
    }
    if (chunked && left == 0 && !ended) {
      nextChunk();
    }
    if (left == 0 || length == 0) {
      return length == 0 ? 0 : -1;
    }
    int size = in.read(buffer, offset, (int) Math.min(length, left));
    if (size < 0) {
      throw new EOFException("a request's body was cut");
    }
    left -= size;
    count += size;
    kept.write(buffer, offset, Math.min(size, KEPT_BYTES - Math.min(KEPT_BYTES, kept.size())));
    return size;
  }

  private void nextChunk() throws IOException {
    if (started) {
      line();
    }
    started = true;
    String size = line();
    int end = size.indexOf(';');
    left = Long.parseLong((end < 0 ? size : size.substring(0, end)).trim(), 16);
    if (left == 0) {
      ended = true;
      while (!line().isEmpty()) {
        // Trailers are of no interest.
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > 4096) {
        throw new EOFException("a chunk was cut");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
