package dev.chartwright.release.lease;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody else works on a release. */
public final class LeaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable LeaseState state;

  private LeaseException(String message, @Nullable LeaseState state) {
    super(message);
    this.state = state;
  }

  /** A live holder has the lease. */
  public static LeaseException held(String namespace, String release, LeaseState state) {
    return new LeaseException(
        "release "
            + release
            + " in namespace "
            + namespace
            + " is being changed by "
            + state.holder()
            + " since "
            + state.acquired()
            + ", last heard of at "
            + state.renewed()
            + "; wait for it, or for its lease to end "
            + state.duration().toSeconds()
            + "s after that",
        state);
  }

  static LeaseException lost(String namespace, String release, String holder) {
    return new LeaseException(
        "the lease of release "
            + release
            + " in namespace "
            + namespace
            + " was lost"
            + (holder.isEmpty() ? "" : " to " + holder),
        null);
  }

  static LeaseException expired(String namespace, String release, Duration duration) {
    return new LeaseException(
        "the lease of release "
            + release
            + " in namespace "
            + namespace
            + " ran out: it could not be renewed for "
            + duration.toSeconds()
            + "s",
        null);
  }

  /** What the lease says; null if it was lost. */
  public @Nullable LeaseState state() {
    return state;
  }
}
