package dev.chartwright.action;

import dev.chartwright.release.Release;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A release could not be made or changed although its chart and values were found. The message is
 * Helm's, without the command line's {@code UPGRADE FAILED: }.
 */
public final class ReleaseChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Release release;

  private ReleaseChangeException(String message, @Nullable Release release, Throwable cause) {
    super(message, cause);
    this.release = release;
  }

  /** A failure for that reason, before a revision was stored. */
  static ReleaseChangeException of(RuntimeException cause) {
    return of(cause, null);
  }

  /** A failure for that reason. */
  static ReleaseChangeException of(RuntimeException cause, @Nullable Release release) {
    return of(String.valueOf(cause.getMessage()), release, cause);
  }

  /** A failure with this message. */
  static ReleaseChangeException of(
      String message, @Nullable Release release, RuntimeException cause) {
    return new ReleaseChangeException(message, release, cause);
  }

  /** The revision that failed, as it was stored last; empty if it did not come so far. */
  public Optional<Release> release() {
    return Optional.ofNullable(release);
  }
}
