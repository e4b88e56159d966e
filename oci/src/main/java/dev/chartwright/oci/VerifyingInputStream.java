package dev.chartwright.oci;

import dev.chartwright.http.BodyException;
import dev.chartwright.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A stream that delivers exactly the content of a descriptor, or fails.
 *
 * <p>The end is reported only after size and digest were found right and nothing follows; however
 * the bytes are read, one by one too. Not for use by several threads. Source: oras-go v2.6.2 {@code
 * content/reader.go}.
 */
public final class VerifyingInputStream extends InputStream implements SelfVerifying {
  private final InputStream in;
  private final Descriptor expected;
  private final MessageDigest hash;
  private long count;
  private boolean verified;
  private @Nullable OciException failure;

  private VerifyingInputStream(InputStream in, Descriptor expected, MessageDigest hash) {
    this.in = in;
    this.expected = expected;
    this.hash = hash;
  }

  /**
   * Wraps a stream; one that already checks the same content is returned as it is.
   *
   * @throws IntegrityException if the descriptor's size or digest make no sense
   */
  public static InputStream of(InputStream in, Descriptor expected) {
    if (in instanceof SelfVerifying other && other.verifies(expected)) {
      return in;
    }
    if (expected.size() < 0) {
      throw IntegrityException.invalidSize(expected);
    }
    try {
      return new VerifyingInputStream(in, expected, expected.digest().hasher());
    } catch (InvalidDigestException e) {
      throw IntegrityException.invalidDigest(expected, e);
    }
  }

  /**
   * Reads and checks all of a stream, without trusting the announced size for allocation. The
   * stream is not closed.
   *
   * @param limit most bytes that are taken
   * @throws IntegrityException if size or digest are wrong
   * @throws LimitExceededException if more than {@code limit} bytes are announced
   */
  public static byte[] readAll(InputStream in, Descriptor expected, long limit) {
    if (expected.size() > limit) {
      throw new LimitExceededException(
          "content size "
              + expected.size()
              + " exceeds MaxMetadataBytes "
              + limit
              + ": size exceeds limit",
          limit);
    }
    try {
      InputStream checked = of(in, expected);
      int first = (int) Math.min(Math.max(expected.size(), 32), 8 * 1024 * 1024);
      ByteArrayOutputStream out = new ByteArrayOutputStream(first);
      try {
        checked.transferTo(out);
      } catch (BodyException e) {
        throw e.fault() == Fault.UNEXPECTED_EOF
            ? IntegrityException.truncated(expected, out.size())
            : ContentIoException.reading(e);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  @Override
  public boolean verifies(Descriptor content) {
    return count == 0
        && expected.size() == content.size()
        && expected.digest().equals(content.digest());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (failure != null) {
      throw failure;
    }
    long left = expected.size() - count;
    if (left == 0) {
      verify();
      return -1;
    }
    int n = in.read(buffer, offset, (int) Math.min(left, length));
    if (n < 0) {
      throw failed(IntegrityException.truncated(expected, count));
    }
    hash.update(buffer, offset, n);
    count += n;
    if (count == expected.size()) {
      verify();
    }
    return n;
  }

  /** Checks before the last bytes are handed out, so that nobody acts on a false whole. */
  private void verify() throws IOException {
    if (verified) {
      return;
    }
    if (in.read() >= 0) {
      throw failed(IntegrityException.trailingData(expected));
    }
    if (!Digest.of(expected.digest().algorithm(), hash.digest()).equals(expected.digest())) {
      throw failed(IntegrityException.mismatchedDigest(expected));
    }
    verified = true;
  }

  /** What was found wrong stays wrong, however often it is read. */
  private OciException failed(OciException problem) {
    failure = problem;
    return problem;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(in.available(), expected.size() - count);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
