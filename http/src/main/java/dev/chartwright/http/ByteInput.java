package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;

/** A buffer before a stream, for parsing by byte and copying by block. */
final class ByteInput {

  private final InputStream in;
  private final byte[] buffer;
  private int at;
  private int end;
  private long taken;

  ByteInput(InputStream in, int size) {
    this.in = in;
    this.buffer = new byte[size];
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (at == end && !fill()) {
      return -1;
    }
    taken++;
    return buffer[at++] & 0xff;
  }

  int read(byte[] target, int offset, int length) throws IOException {
    if (at == end) {
      if (length >= buffer.length) {
        int n = in.read(target, offset, length);
        taken += Math.max(n, 0);
        return n;
      }
      if (!fill()) {
        return -1;
      }
    }
    int n = Math.min(length, end - at);
    System.arraycopy(buffer, at, target, offset, n);
    at += n;
    taken += n;
    return n;
  }

  /** Whether bytes are waiting in the buffer. */
  boolean buffered() {
    return at < end;
  }

  /** How many bytes were given out so far. */
  long taken() {
    return taken;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
