package dev.chartwright.repo;

/** A chart or a repository cannot be found, fetched or read; the message is Helm's. */
public final class RepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** Says why. */
  public RepositoryException(String message) {
    super(message);
    this.status = 0;
  }

  /** Says why, and what it came from. */
  public RepositoryException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  private RepositoryException(String message, int status) {
    super(message);
    this.status = status;
  }

  /** Says what a server answered, if that is not 200. */
  public static RepositoryException ofStatus(int status, String message) {
    return new RepositoryException(message, status);
  }

  /** The status of the server's answer, or 0 if that is not what went wrong. */
  public int status() {
    return status;
  }
}
