package dev.chartwright.release;

import org.jspecify.annotations.Nullable;

/** Something about release records went wrong; the message is Helm's. */
public final class ReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Problem {
    /** {@code release: not found}. */
    NOT_FOUND,
    /** {@code release: already exists}. */
    EXISTS,
    /** {@code "x" has no deployed releases}. */
    NO_DEPLOYED,
    /** Anything else. */
    OTHER
  }

  private final Problem problem;

  private ReleaseException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** {@code release: not found}. */
  public static ReleaseException notFound() {
    return new ReleaseException(Problem.NOT_FOUND, "release: not found", null);
  }

  /** {@code release: already exists}. */
  public static ReleaseException exists() {
    return new ReleaseException(Problem.EXISTS, "release: already exists", null);
  }

  /** A failure with this message. */
  public static ReleaseException of(Problem problem, String message, @Nullable Throwable cause) {
    return new ReleaseException(problem, message, cause);
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}
