package dev.chartwright.action;

/** A chart lacks charts that it declares; the message is Helm's. */
public final class MissingDependenciesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingDependenciesException(String message, Throwable cause) {
    super(message, cause);
  }
}
