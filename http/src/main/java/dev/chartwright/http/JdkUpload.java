package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** The body of a request as a publisher that notes progress and its own failures. */
final class JdkUpload {
  private final Body body;
  private final Pace pace;
  private volatile @Nullable TransportException failure;

  JdkUpload(Body body, Pace pace) {
    this.body = body;
    this.pace = pace;
  }

  @Nullable TransportException sourceFailure() {
    return failure;
  }

  BodyPublisher publisher() {
    BodyPublisher stream = BodyPublishers.ofInputStream(this::open);
    return body.length() < 0 ? stream : BodyPublishers.fromPublisher(stream, body.length());
  }

  private InputStream open() {
    try {
      return new Counted(body.open());
    } catch (IOException | RuntimeException e) {
      fail(e);
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private void fail(Exception e) {
    failure =
        e instanceof TransportException told
            ? told
            : TransportException.of(Fault.REQUEST_BODY, String.valueOf(e.getMessage()), e);
  }

  private final class Counted extends InputStream {
    private final InputStream in;
    private long total;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n;
      try {
        n = in.read(buffer, offset, length);
      } catch (IOException | RuntimeException e) {
        fail(e);
        throw e;
      }
      pace.progress();
      total += Math.max(n, 0);
      boolean wrong = body.length() >= 0 && (n < 0 ? total < body.length() : total > body.length());
      if (wrong) {
        IOException e =
            new IOException("http: ContentLength=" + body.length() + " with Body length " + total);
        fail(e);
        throw e;
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
