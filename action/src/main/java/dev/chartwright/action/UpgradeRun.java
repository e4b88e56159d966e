package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.NameRules;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.ChangesException;
import dev.chartwright.kube.Deletion;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.Propagation;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.UpdateOptions;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseStorage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One upgrade to a chart that was found. Source: Helm 4.3.1 {@code pkg/action/upgrade.go}
 * (RunWithContext).
 */
final class UpgradeRun {
  private final Cluster cluster;
  private final ReleaseStorage releases;
  private final Settings settings;
  private final Surroundings surroundings;
  private final UpgradeRequest request;
  private final ReleaseChange change;
  private final ReleaseEvents events;
  private final FoundChart found;
  private final String name;
  private final LogSink log;
  private final ReleaseTime time;
  private final WaitStrategy wait;

  /** What the upgrade made by the time it failed. */
  private volatile List<Resource> created = List.of();

  UpgradeRun(
      Cluster cluster,
      Settings settings,
      Surroundings surroundings,
      UpgradeRequest request,
      ReleaseEvents events,
      FoundChart found) {
    this.cluster = cluster;
    this.releases = cluster.releases().withMaxHistory(request.maxHistory());
    this.settings = settings;
    this.surroundings = surroundings;
    this.request = request;
    this.change = request.change();
    this.events = events;
    this.found = found;
    this.name = request.chart().releaseName;
    this.log = settings.log();
    this.time = ReleaseTime.of(settings, surroundings);
    this.wait = change.effectiveWait();
  }

  /** Upgrades, or tries to. */
  Release run(ChartRendering rendering) {
    cluster.kube().checkReachable();
    ChartPreparation.refuseV3(found.chart());
    try {
      NameRules.checkRelease(name);
    } catch (ChartException e) {
      throw new ActionException("release name is invalid: " + name, e);
    }
    log.debug("preparing upgrade", "name", name);
    UpgradePlan plan =
        new UpgradePreparation(cluster, request, found, time, log)
            .plan(rendering, events.cancellation());
    log.debug("performing update", "name", name);
    Release done = perform(plan);
    if (!change.dryRun.tries()) {
      log.debug("updating status for upgraded release", "name", name);
      releases.finish(done);
    }
    return done;
  }

  private Release perform(UpgradePlan plan) {
    KubeClient kube = cluster.kube();
    Release next = plan.next();
    Ownership ownership = Ownership.of(next.name(), next.namespace());
    List<Resource> current = buildCurrent(kube, plan.current());
    List<Resource> target = ownership.mark(buildTarget(kube, next));
    List<Resource> all = new ArrayList<>(current);
    all.addAll(taken(kube, ownership, added(current, target)));
    if (change.dryRun.tries()) {
      log.debug("dry run for release", "name", name);
      return next.with(
          next.info()
              .with(
                  next.info().status(),
                  change.description.isEmpty() ? "Dry run complete" : change.description));
    }
    log.debug("creating upgraded release", "name", name);
    releases.create(next);
    Revision revision = new Revision(next, releases, log);
    try {
      BackgroundWork.run(() -> perform(plan, revision, all, target), events.cancellation());
    } catch (RuntimeException e) {
      throw fail(revision, e);
    }
    return revision.release();
  }

  private static List<Resource> buildCurrent(KubeClient kube, Release current) {
    try {
      return kube.build(current.manifest(), false);
    } catch (RuntimeException e) {
      String text = String.valueOf(e.getMessage());
      // The kinds of the old manifest may be gone from the server since.
      throw new ActionException(
          text.contains("unable to recognize \"\": no matches for kind")
              ? "current release manifest contains removed kubernetes api(s) for this "
                  + "kubernetes version and it is therefore unable to build the kubernetes "
                  + "objects for performing the diff. error from kubernetes: "
                  + text
              : "unable to build kubernetes objects from current release manifest: " + text,
          e);
    }
  }

  private List<Resource> buildTarget(KubeClient kube, Release next) {
    try {
      return kube.build(next.manifest(), change.openApiValidation);
    } catch (RuntimeException e) {
      throw new ActionException(
          "unable to build kubernetes objects from new release manifest: " + e.getMessage(), e);
    }
  }

  /** What the new revision has and the old one has not. */
  private static List<Resource> added(List<Resource> current, List<Resource> target) {
    Set<String> known = new HashSet<>();
    for (Resource each : current) {
      known.add(key(each));
    }
    List<Resource> added = new ArrayList<>();
    for (Resource each : target) {
      if (!known.contains(key(each))) {
        added.add(each);
      }
    }
    return added;
  }

  private static String key(Resource resource) {
    return resource.object().groupVersionKind().apiVersion()
        + "/"
        + resource.object().groupVersionKind().kind()
        + "/"
        + resource.namespace()
        + "/"
        + resource.name();
  }

  /** Those that are in the cluster nevertheless. */
  private List<Resource> taken(KubeClient kube, Ownership ownership, List<Resource> added) {
    try {
      return change.takeOwnership
          ? ownership.adopted(kube, added)
          : ownership.existing(kube, added);
    } catch (RuntimeException e) {
      throw new ActionException("unable to continue with update: " + e.getMessage(), e);
    }
  }

  private void perform(
      UpgradePlan plan, Revision revision, List<Resource> current, List<Resource> target) {
    KubeClient kube = cluster.kube();
    HookRunner hooks =
        new HookRunner(
            kube, events.hooks(), log, time, wait, change.timeout, plan.method().serverSide());
    Revision original = new Revision(plan.current(), releases, log);
    if (change.hooks) {
      runHooks(hooks, revision, HookEvent.PRE_UPGRADE);
    } else {
      log.debug("upgrade hooks disabled", "name", name);
    }
    events.cancellation().check();
    try {
      created = kube.update(current, target, updateOptions(plan)).created();
      events.cancellation().check();
      kube.waiter(wait).awaitReady(target, change.waitForJobs, change.timeout);
    } catch (RuntimeException e) {
      if (e instanceof ChangesException partly) {
        created = partly.changes().created();
      }
      original.record();
      throw e;
    }
    events.cancellation().check();
    if (change.hooks) {
      runHooks(hooks, revision, HookEvent.POST_UPGRADE);
    }
    events.cancellation().check();
    original.become(
        original.release().with(original.release().info().withStatus(ReleaseStatus.SUPERSEDED)));
    original.record();
    revision.become(
        ReleaseStatus.DEPLOYED,
        change.description.isEmpty() ? "Upgrade complete" : change.description);
  }

  private UpdateOptions updateOptions(UpgradePlan plan) {
    boolean serverSide = plan.method().serverSide();
    boolean clientSideBefore = ApplyMethod.CLIENT_SIDE.recordedAs(plan.current().applyMethod());
    return new UpdateOptions(
        serverSide,
        change.forceConflicts,
        change.forceReplace,
        false,
        clientSideBefore && serverSide,
        false);
  }

  private static void runHooks(HookRunner hooks, Revision revision, HookEvent event) {
    try {
      hooks.run(revision, event);
    } catch (RuntimeException e) {
      throw new ActionException(event.word() + " hooks failed: " + e.getMessage(), e);
    }
  }

  private ReleaseChangeException fail(Revision revision, RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    log.warn("upgrade failed", "name", name, "error", text);
    revision.become(ReleaseStatus.FAILED, "Upgrade " + Quote.quote(name) + " failed: " + text);
    revision.recordLast();
    List<Resource> made = created;
    if (request.cleanupOnFail() && !made.isEmpty()) {
      log.debug("cleanup on fail set", "cleaning_resources", Integer.toString(made.size()));
      Deletion deletion = cluster.kube().delete(made, Propagation.BACKGROUND);
      if (!deletion.errors().isEmpty()) {
        return notUndone(
            "cleaning up resources",
            revision,
            e,
            "unable to cleanup resources: " + HookRunner.joined(deletion.errors(), ", "));
      }
      log.debug("resource cleanup complete");
    }
    return change.rollbackOnFailure
        ? rollback(revision, e)
        : ReleaseChangeException.of(e, revision.release());
  }

  private static ReleaseChangeException notUndone(
      String doing, Revision revision, RuntimeException e, @Nullable String second) {
    return ReleaseChangeException.notUndone(
        doing, "upgrade", revision.release(), e, String.valueOf(second));
  }

  private ReleaseChangeException rollback(Revision revision, RuntimeException e) {
    log.debug(
        "Upgrade failed and rollback-on-failure is set, rolling back to previous successful"
            + " release");
    List<Release> good = new ArrayList<>();
    try {
      for (Release each : ReleaseHistory.of(cluster, log).run(name)) {
        ReleaseStatus status = each.info().status();
        if (status == ReleaseStatus.SUPERSEDED || status == ReleaseStatus.DEPLOYED) {
          good.add(each);
        }
      }
    } catch (RuntimeException second) {
      return notUndone("finding last successful release", revision, e, second.getMessage());
    }
    Release target = Revisions.newest(good);
    if (target == null) {
      return ReleaseChangeException.of(
          "unable to find a previously successful release when attempting to rollback. original"
              + " upgrade error: "
              + e.getMessage(),
          revision.release(),
          e);
    }
    try {
      Rollback.of(cluster, settings, surroundings)
          .run(rollbackTo(target.version()), events.hooks());
    } catch (RuntimeException second) {
      return notUndone("rolling back the release", revision, e, second.getMessage());
    }
    return ReleaseChangeException.undone("rolled back", revision.release(), e);
  }

  private RollbackRequest rollbackTo(int version) {
    return RollbackRequest.builder(name)
        .revision(version)
        .wait(wait)
        .waitForJobs(change.waitForJobs)
        .hooks(change.hooks)
        .forceReplace(change.forceReplace)
        .forceConflicts(change.forceConflicts)
        .serverSide(request.serverSide())
        .timeout(change.timeout)
        .build();
  }
}
