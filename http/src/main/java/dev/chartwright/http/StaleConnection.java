package dev.chartwright.http;

/** A kept connection turned out to be closed before it gave an answer, and another may be tried. */
final class StaleConnection extends Exception {

  private static final long serialVersionUID = 1;

  StaleConnection(WireException cause) {
    super(cause);
  }
}
