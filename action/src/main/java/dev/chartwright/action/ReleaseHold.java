package dev.chartwright.action;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeException;
import dev.chartwright.release.lease.LeaseException;
import dev.chartwright.release.lease.LeaseHeartbeat;
import dev.chartwright.release.lease.LeaseState;
import dev.chartwright.release.lease.ReleaseLease;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The right to change a release, held for as long as a verb works on it: a Lease beside the
 * release, renewed in the background and given back by {@link #close}.
 *
 * <p>Everybody who asks for it this way is kept out; Helm itself knows nothing of leases. Safe for
 * several threads; closing twice is closing once.
 *
 * <pre>{@code
 * try (ReleaseHold held = ReleaseHold.take(cluster, "web", "ci@runner/4711", clock, log, stop)) {
 *   Upgrade.of(cluster, settings, surroundings).run(request, events);
 * }
 * }</pre>
 */
public final class ReleaseHold implements AutoCloseable {
  /** For how long nobody else may begin after the holder was heard of for the last time. */
  public static final Duration DURATION = Duration.ofSeconds(60);

  private final ReleaseLease lease;
  private final LeaseHeartbeat heartbeat;
  private final LogSink log;
  private boolean closed;

  private ReleaseHold(ReleaseLease lease, LeaseHeartbeat heartbeat, LogSink log) {
    this.lease = lease;
    this.heartbeat = heartbeat;
    this.log = log;
  }

  /**
   * Takes the lease of a release in the cluster's namespace.
   *
   * @param holder who asks, as others are to read it; unique to the process
   * @param lost is told, from another thread, if the holder could not be heard of for {@link
   *     #DURATION}, so that somebody else may take the lease, or has taken it
   * @throws LeaseException if a live holder has it
   * @throws KubeException if the server refuses or cannot be reached
   */
  public static ReleaseHold take(
      Cluster cluster, String release, String holder, Clock clock, LogSink log, Runnable lost) {
    ReleaseLease lease = lease(cluster, release, holder, clock);
    lease.acquire();
    LeaseHeartbeat heartbeat =
        LeaseHeartbeat.start(
            lease,
            e -> {
              log.warn(String.valueOf(e.getMessage()));
              if (e instanceof LeaseException) {
                lost.run();
              }
            });
    return new ReleaseHold(lease, heartbeat, log);
  }

  /** What the lease of a release says; empty if there is none. */
  static Optional<LeaseState> look(Cluster cluster, String release, Clock clock) {
    return lease(cluster, release, "-", clock).look();
  }

  private static ReleaseLease lease(Cluster cluster, String release, String holder, Clock clock) {
    return ReleaseLease.of(
        cluster.kube()::api, cluster.kube().namespace(), release, holder, DURATION, clock);
  }

  /** Gives the lease back; what prevents that is a warning, and the lease runs out by itself. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    heartbeat.close();
    if (heartbeat.expired()) {
      return;
    }
    try {
      lease.release();
    } catch (KubeException e) {
      log.warn("the lease could not be given back", "error", String.valueOf(e.getMessage()));
    }
  }
}
