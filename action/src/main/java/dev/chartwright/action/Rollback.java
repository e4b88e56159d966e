package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.NameRules;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.kube.Changes;
import dev.chartwright.kube.ChangesException;
import dev.chartwright.kube.Deletion;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.Propagation;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.UpdateOptions;
import dev.chartwright.kube.Waiter;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseStorage;
import java.util.List;

/**
 * Goes back to an earlier revision of a release, as a new revision.
 *
 * <p>Order of effects: the new revision is stored as {@code pending-rollback}, hooks run, objects
 * are brought to the state of the target, waited for, hooks run, revisions that are recorded as
 * deployed become superseded, the new one deployed. What fails while objects are changed or waited
 * for is recorded; what fails in a hook is not, and leaves the revision pending, as in Helm.
 *
 * <p>Safe for several threads. Source: Helm 4.3.1 {@code pkg/action/rollback.go}.
 *
 * <pre>{@code
 * Rollback.of(cluster, settings, surroundings)
 *     .run(RollbackRequest.builder("web").revision(2).build())
 *     .release()
 *     .info()
 *     .description(); // Rollback to 2
 * }</pre>
 */
public final class Rollback {
  /** Longest description of a revision, in characters. */
  public static final int MAX_DESCRIPTION_LENGTH = 256;

  private final Cluster cluster;
  private final ReleaseTime time;
  private final LogSink log;

  private Rollback(Cluster cluster, Settings settings, Surroundings surroundings) {
    this.cluster = cluster;
    this.time = ReleaseTime.of(settings, surroundings);
    this.log = settings.log();
  }

  /** The verb on a cluster. */
  public static Rollback of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new Rollback(cluster, settings, surroundings);
  }

  /**
   * Checks the length of a description.
   *
   * @throws ActionException {@code description must be 256 characters or less, got N}
   */
  public static void checkDescription(String description) {
    int length = description.codePointCount(0, description.length());
    if (length > MAX_DESCRIPTION_LENGTH) {
      throw new ActionException(
          "description must be " + MAX_DESCRIPTION_LENGTH + " characters or less, got " + length);
    }
  }

  /** Goes back, as {@link #run(RollbackRequest, HookLog)} does; logs of hooks are forgotten. */
  public RollbackResult run(RollbackRequest request) {
    return run(request, HookLog.NONE);
  }

  /**
   * Goes back.
   *
   * @param hookLog takes the logs of hooks that ask for it
   * @throws ActionException with Helm's words, such as {@code release has no 9 version}
   * @throws ReleaseException if records cannot be read, or the new one not be stored
   * @throws KubeException if objects cannot be changed, or do not become ready
   */
  public RollbackResult run(RollbackRequest request, HookLog hookLog) {
    checkDescription(request.description);
    cluster.kube().checkReachable();
    ReleaseStorage releases = cluster.releases().withMaxHistory(request.maxHistory);
    log.debug("preparing rollback", "name", request.release);
    Plan plan = prepare(releases, request);
    if (request.dryRun) {
      log.debug("performing rollback", "name", request.release);
      log.debug("dry run", "name", request.release);
      return new RollbackResult(plan.target, plan.revision);
    }
    log.debug("creating rolled back release", "name", request.release);
    releases.create(plan.target);
    log.debug("performing rollback", "name", request.release);
    Release done = perform(request, plan, hookLog);
    log.debug("updating status for rolled back release", "name", request.release);
    releases.finish(done);
    return new RollbackResult(done, plan.revision);
  }

  private record Plan(Release current, Release target, int revision, ApplyMethod method) {}

  private Plan prepare(ReleaseStorage releases, RollbackRequest request) {
    String name = request.release;
    try {
      NameRules.checkRelease(name);
    } catch (ChartException e) {
      throw new ActionException("prepareRollback: Release name is invalid: " + name, e);
    }
    if (request.revision < 0) {
      throw new ActionException("invalid release revision");
    }
    Release current = releases.last(name);
    long wanted = request.revision == 0 ? current.version() - 1 : request.revision;
    if (!holds(releases.history(name), wanted)) {
      throw new ActionException("release has no " + wanted + " version");
    }
    int revision = (int) wanted;
    log.debug(
        "rolling back",
        "name",
        name,
        "currentVersion",
        Integer.toString(current.version()),
        "targetVersion",
        Integer.toString(revision));
    Release previous = releases.get(name, revision);
    ApplyMethod method = ApplyMethod.chosen(request.serverSide, previous.applyMethod());
    String description =
        request.description.isEmpty() ? "Rollback to " + revision : request.description;
    Release target =
        Release.builder(
                name,
                current.namespace(),
                current.version() + 1,
                new ReleaseInfo(
                    current.info().firstDeployed(),
                    time.now(),
                    GoTime.ZERO,
                    description,
                    ReleaseStatus.PENDING_ROLLBACK,
                    revision,
                    previous.info().notes()))
            .chart(previous.chart())
            .config(previous.config())
            .manifest(previous.manifest())
            .hooks(previous.hooks())
            .labels(previous.labels())
            .applyMethod(method.word())
            .build();
    return new Plan(current, target, revision, method);
  }

  private static boolean holds(List<Release> history, long revision) {
    for (Release each : history) {
      if (each.version() == revision) {
        return true;
      }
    }
    return false;
  }

  private Release perform(RollbackRequest request, Plan plan, HookLog hookLog) {
    List<Resource> current =
        build(
            plan.current.manifest(),
            "unable to build kubernetes objects from current release manifest: ");
    List<Resource> wanted =
        build(
            plan.target.manifest(),
            "unable to build kubernetes objects from new release manifest: ");
    Revision target = new Revision(plan.target, cluster.releases(), log);
    boolean ssa = plan.method.serverSide();
    HookRunner hooks =
        new HookRunner(cluster.kube(), hookLog, log, time, request.wait, request.timeout, ssa);
    if (request.hooks) {
      hooks.run(target, HookEvent.PRE_ROLLBACK);
    } else {
      log.debug("rollback hooks disabled", "name", request.release);
    }
    wanted = Ownership.of(plan.target.name(), plan.target.namespace()).mark(wanted);
    UpdateOptions options =
        new UpdateOptions(ssa, request.forceConflicts, request.forceReplace, false, true, false);
    try {
      cluster.kube().update(current, wanted, options);
    } catch (KubeException e) {
      updateFailed(request, plan, target, e);
      throw e;
    }
    await(request, plan, target, wanted);
    if (request.hooks) {
      hooks.run(target, HookEvent.POST_ROLLBACK);
    }
    Revisions.supersede(cluster.releases(), plan.current.name(), log, this::record);
    Release done = target.release();
    return done.with(done.info().withStatus(ReleaseStatus.DEPLOYED));
  }

  private List<Resource> build(String manifest, String failure) {
    try {
      return cluster.kube().build(manifest, false);
    } catch (KubeException e) {
      throw new ActionException(failure + e.getMessage(), e);
    }
  }

  private void updateFailed(
      RollbackRequest request, Plan plan, Revision target, KubeException failure) {
    String why = "Rollback " + Quote.quote(request.release) + " failed: " + failure.getMessage();
    log.warn(why);
    record(plan.current.with(plan.current.info().withStatus(ReleaseStatus.SUPERSEDED)));
    target.become(ReleaseStatus.FAILED, why);
    target.recordLast();
    if (!request.cleanupOnFail) {
      return;
    }
    Changes changes =
        failure instanceof ChangesException partly ? partly.changes() : Changes.none();
    log.debug(
        "cleanup on fail set, cleaning up resources",
        "count",
        Integer.toString(changes.created().size()));
    Deletion cleanup = cluster.kube().delete(changes.created(), Propagation.BACKGROUND);
    if (!cleanup.errors().isEmpty()) {
      throw new ActionException(
          "an error occurred while cleaning up resources. original rollback error:"
              + " unable to cleanup resources: "
              + HookRunner.joined(cleanup.errors(), ", "),
          failure);
    }
    log.debug("resource cleanup complete");
  }

  private void await(
      RollbackRequest request, Plan plan, Revision target, List<Resource> resources) {
    Waiter waiter = cluster.kube().waiter(request.wait);
    try {
      waiter.awaitReady(resources, request.waitForJobs, request.timeout);
    } catch (KubeException e) {
      String why = "Release " + Quote.quote(request.release) + " failed: " + e.getMessage();
      record(plan.current);
      target.become(ReleaseStatus.FAILED, why);
      target.recordLast();
      throw new ActionException("release " + request.release + " failed: " + e.getMessage(), e);
    }
  }

  private void record(Release release) {
    new Revision(release, cluster.releases(), log).record();
  }
}
