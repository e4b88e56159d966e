package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of a response as it comes from a connection, and the end of the exchange with it. */
abstract class BodyStream extends InputStream {

  /** What happens to the connection when the body is over. */
  interface End {
    /** Called once, with whether the whole body was read. */
    void ended(boolean whole);

    /** Called before a rest is read that nobody wants: it must not take long. */
    void draining();

    /** Tells a failure in the words that fit what happened to the connection. */
    WireException told(IOException e);
  }

  final ByteInput in;
  private final End end;
  private volatile boolean over;
  private volatile boolean closed;

  BodyStream(ByteInput in, End end) {
    this.in = in;
    this.end = end;
  }

  /** Reads up to {@code length} bytes of the body; -1 at its proper end. */
  abstract int readBody(byte[] buffer, int offset, int length) throws IOException;

  /** Whether the last byte is known to have been read. */
  boolean atEnd() {
    return false;
  }

  /** Whether the rest may be short enough to be read for the connection's sake. */
  abstract boolean shortRest(int limit);

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    java.util.Objects.checkFromIndexSize(offset, length, buffer.length);
    if (closed) {
      throw BodyException.of(Fault.CLOSED, "http: read on closed response body");
    }
    if (over) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    try {
      int n = readBody(buffer, offset, length);
      if (n < 0 || atEnd()) {
        finish(true);
      }
      return n;
    } catch (IOException e) {
      WireException told = end.told(e);
      finish(false);
      throw told.toBody();
    }
  }

  @Override
  public final void close() {
    closed = true;
    finish(false);
  }

  /** Reads a short rest and ends the exchange. */
  final void close(int drainLimit) {
    if (!over && !closed && shortRest(drainLimit)) {
      end.draining();
      byte[] rest = new byte[Math.min(drainLimit, 8192)];
      int left = drainLimit;
      try {
        while (left > 0 && !over) {
          left -= Math.max(read(rest, 0, Math.min(left, rest.length)), 0);
        }
      } catch (IOException e) {
        // The connection is not kept.
      }
    }
    close();
  }

  private void finish(boolean whole) {
    if (!over) {
      over = true;
      end.ended(whole);
    }
  }

  static WireException cut() {
    return new WireException(Fault.UNEXPECTED_EOF, "unexpected EOF", null);
  }
}
