package dev.chartwright.kube.rest;

import dev.chartwright.http.HttpResponse;
import java.io.FilterInputStream;

/**
 * The body of an answer; closing it ends the answer at once, also for another thread that reads it.
 */
final class OpenBody extends FilterInputStream {
  private final HttpResponse response;

  OpenBody(HttpResponse response) {
    super(response.body());
    this.response = response;
  }

  @Override
  public void close() {
    response.abort();
  }
}
