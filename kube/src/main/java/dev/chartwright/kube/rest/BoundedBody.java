package dev.chartwright.kube.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may not be longer than a limit. */
final class BoundedBody extends FilterInputStream {
  private final long limit;
  private long count;

  BoundedBody(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      count += n;
      if (count > limit) {
        throw new IOException("the answer is longer than the limit of " + limit + " bytes");
      }
    }
    return n;
  }
}
