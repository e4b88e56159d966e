package dev.chartwright.action;

/**
 * The place of release records cannot be opened: a database or a file that the environment names.
 * Helm logs the message and ends before any command begins.
 */
public final class RecordsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RecordsException(String message) {
    super(message);
  }
}
