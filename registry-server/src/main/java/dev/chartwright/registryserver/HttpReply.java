package dev.chartwright.registryserver;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One answer: status, headers and either bytes in memory or a region of a stored blob. */
final class HttpReply implements Closeable {
  private static final byte[] NOTHING = {};

  private final int status;
  private final HttpHeaders headers = new HttpHeaders();
  private byte[] bytes = NOTHING;
  private @Nullable BlobReader blob;
  private long from;
  private long length;

  private HttpReply(int status) {
    this.status = status;
  }

  static HttpReply of(int status) {
    return new HttpReply(status);
  }

  HttpReply header(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        throw new IllegalArgumentException("header " + name + " would carry a control character");
      }
    }
    headers.add(name, value);
    return this;
  }

  HttpReply body(byte[] content) {
    bytes = content;
    length = content.length;
    return this;
  }

  /**
   * Sends {@code count} bytes of {@code reader} from {@code position} on, and closes it afterwards.
   */
  HttpReply body(BlobReader reader, long position, long count) {
    blob = reader;
    from = position;
    length = count;
    return this;
  }

  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  long length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  @Nullable BlobReader blob() {
    return blob;
  }

  long from() {
    return from;
  }

  @Override
  public void close() throws IOException {
    if (blob != null) {
      blob.close();
    }
  }
}
