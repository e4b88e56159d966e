package dev.chartwright.http;

import java.io.IOException;

/** The three ways in which a response body ends (RFC 9112 §6.3). */
final class BodyStreams {

  private BodyStreams() {}

  /** A body of known length. */
  static final class Sized extends BodyStream {
    private long left;

    Sized(ByteInput in, End end, long length) {
      super(in, end);
      this.left = length;
    }

    @Override
    int readBody(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(buffer, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw cut();
      }
      left -= n;
      return n;
    }

    @Override
    boolean atEnd() {
      return left == 0;
    }

    @Override
    boolean shortRest(int limit) {
      return left <= limit;
    }
  }

  /** A body that lasts as long as the connection. */
  static final class UntilClose extends BodyStream {
    UntilClose(ByteInput in, End end) {
      super(in, end);
    }

    @Override
    int readBody(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, length);
    }

    @Override
    boolean shortRest(int limit) {
      return false;
    }
  }
}
