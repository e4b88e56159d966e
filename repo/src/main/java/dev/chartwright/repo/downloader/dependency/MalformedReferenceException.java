package dev.chartwright.repo.downloader.dependency;

/** Carries a failure that Helm does not tell as one of saving. */
final class MalformedReferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedReferenceException(DependencyException failure) {
    super(failure.getMessage(), failure);
  }

  DependencyException failure() {
    return getCause() instanceof DependencyException failure
        ? failure
        : new DependencyException(String.valueOf(getMessage()));
  }
}
