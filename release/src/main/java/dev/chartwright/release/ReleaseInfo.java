package dev.chartwright.release;

import dev.chartwright.golang.time.GoTime;

/**
 * What is known of a revision. Immutable. Source: Helm 4.3.1 {@code pkg/release/v1/info.go}.
 *
 * @param firstDeployed {@link GoTime#ZERO} for never, as the other times
 * @param rollbackRevision the revision that was rolled back to; 0 if this was no rollback
 */
public record ReleaseInfo(
    GoTime firstDeployed,
    GoTime lastDeployed,
    GoTime deleted,
    String description,
    ReleaseStatus status,
    int rollbackRevision,
    String notes) {
  /** Nothing is known: what an old record without such a part says. */
  public static ReleaseInfo unknown() {
    return new ReleaseInfo(GoTime.ZERO, GoTime.ZERO, GoTime.ZERO, "", ReleaseStatus.UNKNOWN, 0, "");
  }

  /** The same in another state, with the words that explain it. */
  public ReleaseInfo with(ReleaseStatus changed, String why) {
    return new ReleaseInfo(
        firstDeployed, lastDeployed, deleted, why, changed, rollbackRevision, notes);
  }

  /** The same in another state. */
  public ReleaseInfo withStatus(ReleaseStatus changed) {
    return with(changed, description);
  }

  /** The same with another time of deletion. */
  public ReleaseInfo withDeleted(GoTime time) {
    return new ReleaseInfo(
        firstDeployed, lastDeployed, time, description, status, rollbackRevision, notes);
  }
}
