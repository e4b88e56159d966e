package dev.chartwright.testkit;

import java.io.IOException;

/** The connection is to be reset. */
final class ResetException extends IOException {
  private static final long serialVersionUID = 1L;
}
