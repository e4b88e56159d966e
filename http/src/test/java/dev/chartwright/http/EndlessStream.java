package dev.chartwright.http;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that count up, as many as wanted; tells how many were taken. */
final class EndlessStream extends InputStream {

  private final long length;
  private final AtomicLong taken;

  EndlessStream() {
    this(Long.MAX_VALUE);
  }

  EndlessStream(long length) {
    this(length, new AtomicLong());
  }

  EndlessStream(long length, AtomicLong taken) {
    this.length = length;
    this.taken = taken;
  }

  static byte at(long index) {
    return (byte) (index ^ (index >> 8) ^ (index >> 16));
  }

  @Override
  public int read() {
    long index = taken.get();
    if (index >= length) {
      return -1;
    }
    taken.set(index + 1);
    return at(index) & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) {
    long index = taken.get();
    if (index >= length) {
      return -1;
    }
    int n = (int) Math.min(wanted, length - index);
    for (int i = 0; i < n; i++) {
      buffer[offset + i] = at(index + i);
    }
    taken.set(index + n);
    return n;
  }
}
