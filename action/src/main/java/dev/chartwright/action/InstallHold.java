package dev.chartwright.action;

import dev.chartwright.kube.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * The lease of a release that is being installed, if one is wanted. It lies in the release's
 * namespace, so that it cannot be had before that is there; nor can anybody else have it. Used by
 * one thread.
 */
final class InstallHold implements AutoCloseable {
  private final String holder;
  private final String release;
  private final Settings settings;
  private final Surroundings surroundings;
  private @Nullable ReleaseHold held;

  /**
   * A lease that is not taken yet.
   *
   * @param holder empty for no lease
   */
  InstallHold(String holder, String release, Settings settings, Surroundings surroundings) {
    this.holder = holder;
    this.release = release;
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /**
   * Takes the lease, or puts it off until the namespace is there.
   *
   * @param later whether a missing namespace will be made
   * @throws dev.chartwright.release.lease.LeaseException if a live holder has it
   */
  void begin(Cluster cluster, boolean later, Cancellation cancellation) {
    if (holder.isEmpty()) {
      return;
    }
    try {
      take(cluster, cancellation);
    } catch (StatusException e) {
      if (!later || !e.notFound()) {
        throw e;
      }
    }
  }

  /**
   * Takes the lease if it was put off.
   *
   * @throws dev.chartwright.release.lease.LeaseException if a live holder has it
   */
  void namespaceMade(Cluster cluster, Cancellation cancellation) {
    if (!holder.isEmpty() && held == null) {
      take(cluster, cancellation);
    }
  }

  private void take(Cluster cluster, Cancellation cancellation) {
    held =
        ReleaseHold.take(
            cluster, release, holder, surroundings.clock(), settings.log(), cancellation::cancel);
  }

  @Override
  public void close() {
    ReleaseHold taken = held;
    if (taken != null) {
      taken.close();
    }
  }
}
