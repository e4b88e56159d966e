package dev.chartwright.golang.semver;

/** A version or a constraint that cannot be read; the message is that of the Go library. */
public final class SemverException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SemverException(String message) {
    super(message);
  }
}
