package dev.chartwright.repo.index;

import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** The part of a stream that is in memory. */
abstract class Window {
  private static final int SIZE = 1 << 17;
  private static final int LEAST = SIZE / 4;

  private final InputStream in;
  private final OutputStream copy;
  private long total;
  private boolean exhausted;

  byte[] buf = new byte[SIZE];

  /** Where the bytes in {@link #buf} end. */
  int limit;

  /** How far {@link #more} has moved the bytes. */
  int shift;

  Window(InputStream in, OutputStream copy) {
    this.in = in;
    this.copy = copy;
  }

  /** Takes over what another window has, which is of no use any more. */
  Window(Window other) {
    this.in = other.in;
    this.copy = other.copy;
    this.total = other.total;
    this.exhausted = other.exhausted;
    this.buf = other.buf;
    this.limit = other.limit;
  }

  /** The first byte that is no white space, or -1; nothing may have been taken before. */
  final int firstByte() throws IOException {
    int i = 0;
    while (true) {
      while (i < limit) {
        byte b = buf[i];
        if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
          return b & 0xff;
        }
        i++;
      }
      if (!more(0)) {
        return -1;
      }
    }
  }

  /** The bytes read so far. */
  final long total() {
    return total;
  }

  /** Reads on to the end of the stream, so that the copy is whole. */
  final void drain() throws IOException {
    boolean more = true;
    while (more) {
      more = more(limit);
    }
  }

  /**
   * Gets more bytes; false at the end of the stream.
   *
   * @param keep where the bytes begin that are still needed; they are moved by {@link #shift}
   */
  final boolean more(int keep) throws IOException {
    shift = 0;
    if (exhausted) {
      return false;
    }
    if (keep > 0 && limit + LEAST > buf.length) {
      System.arraycopy(buf, keep, buf, 0, limit - keep);
      limit -= keep;
      shift = keep;
    }
    if (limit + LEAST > buf.length) {
      if (buf.length > IndexLimits.MAX_PIECE_BYTES) {
        throw new UnusualForm("long entry");
      }
      buf = Arrays.copyOf(buf, 2 * buf.length);
    }
    int n = in.read(buf, limit, buf.length - limit);
    if (n < 0) {
      exhausted = true;
      return false;
    }
    copy.write(buf, limit, n);
    limit += n;
    total += n;
    if (total > IndexLimits.MAX_BYTES) {
      throw tooLarge();
    }
    return true;
  }

  private static RepositoryException tooLarge() {
    return new RepositoryException(
        "the index is larger than the limit of "
            + (IndexLimits.MAX_BYTES >> 20)
            + " MiB (IndexLimits.MAX_BYTES)");
  }
}
