package dev.chartwright.action;

import dev.chartwright.action.InstalledObjects.Progress;
import dev.chartwright.action.RecoverResult.Step;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.lease.LeaseException;
import dev.chartwright.release.lease.LeaseState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a release out of a change that was begun and never ended, because its process was killed
 * or lost the cluster.
 *
 * <table>
 * <caption>What is done</caption>
 * <tr><td>{@code pending-upgrade}</td><td>the revision becomes {@code failed}; the newest revision
 * that is or was {@code deployed} is rolled back to, whether objects had been touched or not</td></tr>
 * <tr><td>{@code pending-rollback}</td><td>the same, to the revision that the rollback was going
 * to</td></tr>
 * <tr><td>either, without a revision to go back to</td><td>the revision becomes {@code
 * failed}; upgrade and uninstall work on it</td></tr>
 * <tr><td>{@code pending-install}, all objects there and ready</td><td>the revision becomes {@code
 * deployed}; with hooks after the installation, of which nothing is known, {@code failed}: nothing
 * that works is removed</td></tr>
 * <tr><td>{@code pending-install} else, {@code uninstalling}</td><td>what the release owns is
 * removed, and its records; earlier revisions of a replaced release stay</td></tr>
 * <tr><td>anything else</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Nobody's work is disturbed: a live lease is never overridden, and where none shows that the
 * worker is gone, the change must have begun some time ago. While it works, the verb holds the
 * lease itself, if it may. Each step leaves a state from which {@code recover} can be run again.
 *
 * <p>Helm has no such command.
 */
public final class Recover {
  private final Cluster cluster;
  private final Settings settings;
  private final Surroundings surroundings;
  private final LogSink log;

  private Recover(Cluster cluster, Settings settings, Surroundings surroundings) {
    this.cluster = cluster;
    this.settings = settings;
    this.surroundings = surroundings;
    this.log = settings.log();
  }

  /** The verb on a cluster. */
  public static Recover of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new Recover(cluster, settings, surroundings);
  }

  /**
   * Recovers the release.
   *
   * @param hookLog takes the logs of hooks that ask for it
   * @throws ReleaseException {@code release: not found}
   * @throws LeaseException if a live holder works on the release
   * @throws ActionException if the change is too young to be given up
   * @throws KubeException if the cluster cannot be reached, or the rollback fails
   */
  public RecoverResult run(RecoverRequest request, HookLog hookLog) {
    cluster.kube().checkReachable();
    Release found = cluster.releases().last(request.release());
    if (!halfDone(found.info().status())) {
      return new RecoverResult(found, Step.NOTHING, 0, found.version(), found.info().status(), "");
    }
    Optional<LeaseState> lease = lease(request);
    lease.ifPresent(state -> refuseIfLive(request, state));
    if (lease.isEmpty() || !covers(lease.get(), begun(found))) {
      refuseIfYoung(request, found);
    }
    if (request.dryRun()) {
      return plan(found);
    }
    try (Held held = hold(request)) {
      log.debug("recovering release", "name", request.release(), "held", held.text());
      // Somebody may have done it before the lease was ours.
      Release now = cluster.releases().last(request.release());
      return now.version() == found.version() && halfDone(now.info().status())
          ? recover(request, now, hookLog)
          : new RecoverResult(now, Step.NOTHING, 0, now.version(), now.info().status(), "");
    }
  }

  private static boolean halfDone(ReleaseStatus status) {
    return status.pending() || status == ReleaseStatus.UNINSTALLING;
  }

  private static boolean removes(ReleaseStatus status) {
    return status == ReleaseStatus.PENDING_INSTALL || status == ReleaseStatus.UNINSTALLING;
  }

  private static Instant begun(Release release) {
    GoTime deleted = release.info().deleted();
    return (release.info().status() == ReleaseStatus.UNINSTALLING && !deleted.isZero()
            ? deleted
            : release.info().lastDeployed())
        .toInstant();
  }

  private Optional<LeaseState> lease(RecoverRequest request) {
    try {
      return ReleaseHold.look(cluster, request.release(), surroundings.clock());
    } catch (StatusException e) {
      if (!e.forbidden()) {
        throw e;
      }
      log.warn(
          "nobody knows whether somebody works on the release",
          "error",
          String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void refuseIfLive(RecoverRequest request, LeaseState state) {
    if (state.liveAt(surroundings.clock().instant())) {
      throw LeaseException.held(cluster.kube().namespace(), request.release(), state);
    }
  }

  /** Whether the change was begun under a lease, so that its end is the end of the work. */
  private static boolean covers(LeaseState lease, Instant begun) {
    return !begun.isBefore(lease.acquired())
        && begun.isBefore(lease.renewed().plus(lease.duration()));
  }

  private void refuseIfYoung(RecoverRequest request, Release found) {
    Duration age = Duration.between(begun(found), surroundings.clock().instant());
    if (age.compareTo(request.olderThan()) < 0) {
      throw new ActionException(
          "release "
              + found.name()
              + " has been "
              + found.info().status().word()
              + " for "
              + text(age.isNegative() ? Duration.ZERO : age)
              + " only, and somebody may be at work on it; try again when it is "
              + text(request.olderThan())
              + ", or say --older-than if you know better");
    }
  }

  private static String text(Duration duration) {
    return GoDuration.of(duration.toSeconds() * GoDuration.SECOND).text();
  }

  private RecoverResult plan(Release found) {
    Progress progress = progress(found);
    if (progress != Progress.PARTLY) {
      boolean done = progress == Progress.DONE;
      return new RecoverResult(
          found,
          done ? Step.COMPLETED : Step.MARKED_FAILED,
          0,
          0,
          done ? ReleaseStatus.DEPLOYED : ReleaseStatus.FAILED,
          "");
    }
    if (removes(found.info().status())) {
      return new RecoverResult(found, Step.REMOVED, 0, 0, ReleaseStatus.UNINSTALLED, "");
    }
    Release target = target(found);
    return target == null
        ? new RecoverResult(found, Step.MARKED_FAILED, 0, 0, ReleaseStatus.FAILED, "")
        : new RecoverResult(
            found, Step.ROLLED_BACK, target.version(), 0, ReleaseStatus.DEPLOYED, "");
  }

  private Progress progress(Release found) {
    return found.info().status() == ReleaseStatus.PENDING_INSTALL
        ? InstalledObjects.of(cluster.kube(), found)
        : Progress.PARTLY;
  }

  /** Records an installation that made its objects as what it is, so that it is kept. */
  private RecoverResult keep(Release found, boolean done) {
    ReleaseStatus status = done ? ReleaseStatus.DEPLOYED : ReleaseStatus.FAILED;
    String description =
        done
            ? "Install complete; recorded by recover"
            : "Install was interrupted; its objects are ready, of its post-install hooks nothing is"
                + " known";
    cluster.releases().update(found.with(found.info().with(status, description)));
    return new RecoverResult(
        found, done ? Step.COMPLETED : Step.MARKED_FAILED, 0, found.version(), status, "");
  }

  private RecoverResult recover(RecoverRequest request, Release found, HookLog hookLog) {
    Progress progress = progress(found);
    if (progress != Progress.PARTLY) {
      return keep(found, progress == Progress.DONE);
    }
    if (removes(found.info().status())) {
      return remove(request, found, hookLog);
    }
    Release target = target(found);
    String verb = found.info().status() == ReleaseStatus.PENDING_UPGRADE ? "Upgrade" : "Rollback";
    cluster
        .releases()
        .update(
            found.with(
                found
                    .info()
                    .with(
                        ReleaseStatus.FAILED,
                        verb
                            + " was interrupted; "
                            + (target == null
                                ? "no revision to go back to"
                                : "recovered by going back to " + target.version()))));
    if (target == null) {
      return new RecoverResult(
          found, Step.MARKED_FAILED, 0, found.version(), ReleaseStatus.FAILED, "");
    }
    RollbackResult back =
        Rollback.of(cluster, settings, surroundings)
            .run(
                RollbackRequest.builder(found.name())
                    .revision(target.version())
                    .hooks(request.hooks())
                    .wait(request.strategy())
                    .timeout(request.timeout())
                    .build(),
                hookLog);
    return new RecoverResult(
        found,
        Step.ROLLED_BACK,
        target.version(),
        back.release().version(),
        back.release().info().status(),
        "");
  }

  /** The revision to go back to; null if there is none. */
  private @Nullable Release target(Release found) {
    List<Release> history = cluster.releases().history(found.name());
    int wanted = found.info().rollbackRevision();
    Release best = null;
    for (Release each : history) {
      if (each.version() >= found.version()) {
        continue;
      }
      if (each.version() == wanted) {
        return each;
      }
      if (rank(each) > 0
          && (best == null
              || rank(each) > rank(best)
              || (rank(each) == rank(best) && each.version() > best.version()))) {
        best = each;
      }
    }
    return best;
  }

  private static int rank(Release release) {
    return switch (release.info().status()) {
      case DEPLOYED -> 2;
      case SUPERSEDED -> 1;
      default -> 0;
    };
  }

  private RecoverResult remove(RecoverRequest request, Release found, HookLog hookLog) {
    boolean replaces =
        found.info().status() == ReleaseStatus.PENDING_INSTALL
            && cluster.releases().history(found.name()).size() > 1;
    UninstallResult result =
        Uninstall.of(cluster, settings, surroundings)
            .run(
                UninstallRequest.builder(found.name())
                    .hooks(request.hooks())
                    .keepHistory(replaces)
                    .wait(request.strategy())
                    .timeout(request.timeout())
                    .description(replaces ? "Install was interrupted; removed by recover" : "")
                    .build(),
                hookLog);
    return new RecoverResult(
        found,
        Step.REMOVED,
        0,
        replaces ? found.version() : 0,
        ReleaseStatus.UNINSTALLED,
        result.info());
  }

  /** The lease, or nothing where it may not be had. */
  private record Held(@Nullable ReleaseHold hold) implements AutoCloseable {
    String text() {
      return hold == null ? "no lease" : "a lease";
    }

    @Override
    public void close() {
      if (hold != null) {
        hold.close();
      }
    }
  }

  private Held hold(RecoverRequest request) {
    try {
      return new Held(
          ReleaseHold.take(
              cluster, request.release(), request.holder(), surroundings.clock(), log, () -> {}));
    } catch (StatusException e) {
      if (e.forbidden() || e.notFound()) {
        return new Held(null);
      }
      throw e;
    }
  }
}
