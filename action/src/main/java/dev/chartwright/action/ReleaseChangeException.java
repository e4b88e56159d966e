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

  /** A failure for that reason, before a revision was stored; what is one already stays. */
  static ReleaseChangeException of(RuntimeException cause) {
    return cause instanceof ReleaseChangeException known ? known : of(cause, null);
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

  /**
   * A failure that was undone.
   *
   * @param how {@code uninstalled} or {@code rolled back}
   */
  static ReleaseChangeException undone(String how, Release release, RuntimeException cause) {
    return of(
        "release "
            + release.name()
            + " failed, and has been "
            + how
            + " due to rollback-on-failure being set: "
            + cause.getMessage(),
        release,
        cause);
  }

  /**
   * A failure whose consequences could not be dealt with.
   *
   * @param doing such as {@code rolling back the release}
   * @param verb {@code install} or {@code upgrade}
   * @param second why that failed too
   */
  static ReleaseChangeException notUndone(
      String doing, String verb, Release release, RuntimeException cause, String second) {
    return of(
        "an error occurred while "
            + doing
            + ". original "
            + verb
            + " error: "
            + cause.getMessage()
            + ": "
            + second,
        release,
        cause);
  }

  /** The revision that failed, as it was stored last; empty if it did not come so far. */
  public Optional<Release> release() {
    return Optional.ofNullable(release);
  }
}
