package dev.chartwright.registryserver;

import java.io.IOException;

/**
 * A request that breaks HTTP/1.1 or a limit; the connection is closed after {@code status} was
 * said.
 */
final class HttpException extends IOException {
  private final int status;

  HttpException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
