package dev.chartwright.repo.downloader.dependency;

/** Dependencies cannot be resolved or put in place; the message is Helm's where Helm has one. */
public final class DependencyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DependencyException(String message) {
    super(message);
  }

  DependencyException(String message, Throwable cause) {
    super(message, cause);
  }
}
