package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.TransportException;
import dev.chartwright.oci.OciException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a download, taken up where it broke off.
 *
 * <p>A registry that ignores {@code Range} sends everything again; what was read before is skipped
 * then. When the body breaks off too often without much progress, the first failure is thrown.
 */
final class ResumingInputStream extends InputStream {
  /** So many bytes since the last break make up for it. */
  private static final long PROGRESS_BYTES = 1024 * 1024;

  private final Calls calls;
  private final HttpRequest request;
  private final long size;
  private HttpResponse response;
  private InputStream body;
  private long offset;
  private long lastBreak;
  private int breaks;

  ResumingInputStream(Calls calls, HttpRequest request, HttpResponse response, long size) {
    this.calls = calls;
    this.request = request;
    this.response = response;
    this.body = response.body();
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    while (true) {
      try {
        int n = body.read(buffer, start, length);
        if (n >= 0) {
          offset += n;
          return n;
        }
        boolean cutShort = offset < size && response.framing() == HttpResponse.Framing.UNTIL_CLOSE;
        if (!cutShort || !resume()) {
          return -1;
        }
      } catch (IOException e) {
        if (!resume()) {
          throw e;
        }
      }
    }
  }

  /** Asks for the rest; false if that is of no use. */
  private boolean resume() {
    if (offset - lastBreak >= PROGRESS_BYTES) {
      breaks = 0;
    }
    lastBreak = offset;
    breaks++;
    if (breaks > calls.limits().resumes()
        || offset >= size
        || Thread.currentThread().isInterrupted()) {
      return false;
    }
    response.close();
    HttpRequest rest = request.with("Range", "bytes=" + offset + "-" + (size - 1));
    try {
      HttpResponse next = calls.send(rest, "pull");
      if (continues(next)) {
        response = next;
        body = next.body();
        return true;
      }
      next.close();
      return false;
    } catch (TransportException | OciException | IOException e) {
      return false;
    }
  }

  private boolean continues(HttpResponse next) throws IOException {
    if (next.status() == 206) {
      String range = next.headers().first("Content-Range").orElse("");
      return range.startsWith("bytes " + offset + "-");
    }
    if (next.status() != 200) {
      return false;
    }
    next.body().skipNBytes(offset);
    return true;
  }

  @Override
  public void close() throws IOException {
    response.close();
  }
}
