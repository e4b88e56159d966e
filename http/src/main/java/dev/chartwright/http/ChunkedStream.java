package dev.chartwright.http;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * A body in chunks (RFC 9112 §7.1), as strict as Go's {@code net/http/internal/chunked.go}: lines
 * end with CR LF, extensions are skipped.
 */
final class ChunkedStream extends BodyStream implements Supplier<Headers> {

  private static final int LONGEST_SIZE = 16;

  private final HeadReader heads;
  private final HttpLimits limits;
  private long left;
  private boolean begun;
  private boolean done;
  private volatile Headers trailers = Headers.none();

  ChunkedStream(ByteInput in, End end, HeadReader heads, HttpLimits limits) {
    super(in, end);
    this.heads = heads;
    this.limits = limits;
  }

  /** The trailers, once the body has been read. */
  @Override
  public Headers get() {
    return trailers;
  }

  @Override
  int readBody(byte[] buffer, int offset, int length) throws IOException {
    if (done) {
      return -1;
    }
    if (left == 0) {
      if (begun) {
        endOfChunk();
      }
      begun = true;
      left = size();
      if (left == 0) {
        trailers = heads.readTrailers();
        done = true;
        return -1;
      }
    }
    int n = in.read(buffer, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw cut();
    }
    left -= n;
    return n;
  }

  private void endOfChunk() throws IOException {
    int cr = in.read();
    int lf = cr < 0 ? -1 : in.read();
    if (lf < 0) {
      throw cut();
    }
    if (cr != '\r' || lf != '\n') {
      throw malformed("malformed chunked encoding");
    }
  }

  private long size() throws IOException {
    long size = 0;
    int digits = 0;
    boolean sizeOver = false;
    boolean extension = false;
    int bytes = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw cut();
      }
      if (++bytes > limits.chunkLineBytes()) {
        throw new WireException(Fault.LIMIT, "header line too long", null);
      }
      if (b == '\r') {
        int lf = in.read();
        if (lf < 0) {
          throw cut();
        }
        if (lf != '\n') {
          throw malformed("invalid byte in chunk length");
        }
        if (digits == 0) {
          throw malformed("empty hex number for chunk length");
        }
        return size;
      }
      if (b == '\n') {
        throw malformed("chunked line ends with bare LF");
      }
      if (extension) {
        continue;
      }
      int digit = sizeOver ? -1 : Syntax.hexDigit(b);
      if (digit >= 0) {
        if (++digits > LONGEST_SIZE || size > (Long.MAX_VALUE >> 4)) {
          throw malformed("http chunk length too large");
        }
        size = (size << 4) | digit;
      } else if (b == ';') {
        extension = true;
      } else if (Syntax.isSpace(b) && digits > 0) {
        sizeOver = true;
      } else {
        throw malformed("invalid byte in chunk length");
      }
    }
  }

  private static WireException malformed(String what) {
    return new WireException(Fault.MALFORMED, what, null);
  }

  @Override
  boolean shortRest(int limit) {
    return left <= limit;
  }
}
