package dev.chartwright.kube.rest;

import dev.chartwright.http.HttpResponse;
import java.io.FilterInputStream;

/** The body of an answer; closing it closes the answer. */
final class OpenBody extends FilterInputStream {
  private final HttpResponse response;

  OpenBody(HttpResponse response) {
    super(response.body());
    this.response = response;
  }

  @Override
  public void close() {
    response.close();
  }
}
