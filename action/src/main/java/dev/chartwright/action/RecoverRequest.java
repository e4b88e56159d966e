package dev.chartwright.action;

import dev.chartwright.kube.WaitStrategy;
import java.time.Duration;

/**
 * Which release is to be brought out of a half-done change. Immutable.
 *
 * @param release the name of the release
 * @param olderThan how long ago the change must have begun, unless a lease shows that nobody works
 *     on it any more
 * @param dryRun whether it is only said what would be done
 * @param hooks whether hooks of the rollback or removal run
 * @param strategy how objects are waited for
 * @param timeout how long each wait may take
 * @param holder who asks, as others are to read it in the lease: unique to the process
 */
public record RecoverRequest(
    String release,
    Duration olderThan,
    boolean dryRun,
    boolean hooks,
    WaitStrategy strategy,
    Duration timeout,
    String holder) {
  /** Helm's default timeout: five minutes. */
  public static final Duration DEFAULT_OLDER_THAN = Duration.ofMinutes(5);

  /** With hooks, after five minutes. */
  public static RecoverRequest of(String release, String holder) {
    return new RecoverRequest(
        release,
        DEFAULT_OLDER_THAN,
        false,
        true,
        WaitStrategy.HOOK_ONLY,
        Duration.ofMinutes(5),
        holder);
  }
}
