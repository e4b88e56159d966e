package dev.chartwright.repo;

/** A chart or a repository cannot be found, fetched or read; the message is Helm's. */
public final class RepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public RepositoryException(String message) {
    super(message);
  }

  /** Says why, and what it came from. */
  public RepositoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
