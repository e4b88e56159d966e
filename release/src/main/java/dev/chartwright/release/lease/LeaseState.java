package dev.chartwright.release.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * What a lease says.
 *
 * @param holder who works on the release; empty if nobody does
 * @param acquired when the holder began; the epoch if it does not say
 * @param renewed when the holder was last heard of; the epoch if it does not say
 * @param duration for how long after that nobody else may begin
 */
public record LeaseState(String holder, Instant acquired, Instant renewed, Duration duration) {
  /** By how much the clocks of two machines may differ: 10 s. */
  static final Duration SKEW = Duration.ofSeconds(10);

  /** Whether the holder still counts as alive at a time. */
  public boolean liveAt(Instant time) {
    return !holder.isEmpty() && time.isBefore(renewed.plus(duration).plus(SKEW));
  }
}
