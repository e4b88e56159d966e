package dev.chartwright.http;

import java.io.FilterInputStream;
import java.io.IOException;

/** A body whose closing reads a short rest, so that the connection can serve again. */
final class DrainingStream extends FilterInputStream {

  private final BodyStream body;
  private final int limit;

  DrainingStream(BodyStream body, int limit) {
    super(body);
    this.body = body;
    this.limit = limit;
  }

  /** Ends the exchange without reading anything. */
  void abort() {
    body.close();
  }

  @Override
  public void close() throws IOException {
    body.close(limit);
  }
}
