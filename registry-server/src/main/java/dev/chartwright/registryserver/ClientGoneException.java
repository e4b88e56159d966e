package dev.chartwright.registryserver;

import java.io.IOException;

/** The connection ended or stalled in the middle of a request: nobody is left to be answered. */
final class ClientGoneException extends IOException {
  ClientGoneException(String message) {
    super(message);
  }

  ClientGoneException(String message, IOException cause) {
    super(message, cause);
  }
}
