package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.ReleaseOptions;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.kube.CreateOptions;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.UpdateOptions;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One installation of a chart that was found. Source: Helm 4.3.1 {@code pkg/action/install.go}
 * (RunWithContext).
 */
final class InstallRun {
  private final @Nullable Cluster cluster;
  private final Settings settings;
  private final Surroundings surroundings;
  private final InstallRequest request;
  private final ReleaseChange change;
  private final ReleaseEvents events;
  private final String name;
  private final String namespace;
  private final FoundChart found;
  private final LogSink log;
  private final ReleaseTime time;
  private final WaitStrategy wait;
  private final InstallHold hold;

  /**
   * A run.
   *
   * @param cluster null for a dry run that asks none
   */
  InstallRun(
      @Nullable Cluster cluster,
      Settings settings,
      Surroundings surroundings,
      InstallRequest request,
      ReleaseEvents events,
      String name,
      FoundChart found,
      InstallHold hold) {
    this.cluster = cluster;
    this.settings = settings;
    this.surroundings = surroundings;
    this.request = request;
    this.change = request.change();
    this.events = events;
    this.name = name;
    this.namespace = request.chart().namespace;
    this.found = found;
    this.log = settings.log();
    this.time = ReleaseTime.of(settings, surroundings);
    this.wait = change.effectiveWait();
    this.hold = hold;
  }

  /** Installs, or tries to. */
  Release run(ChartRendering rendering) {
    ChartPreparation.refuseV3(found.chart());
    if (cluster != null) {
      checkReachable(cluster);
      hold.begin(cluster, request.createNamespace(), events.cancellation());
    }
    if (change.hideSecrets && !change.dryRun.tries()) {
      log.error("hiding Kubernetes secrets requires a dry-run mode");
      throw new ActionException("hiding Kubernetes secrets requires a dry-run mode");
    }
    checkName();
    Chart chart = process(rendering);
    if (cluster != null && !request.skipCrds() && !chart.crds().isEmpty()) {
      if (change.dryRun.tries()) {
        log.warn(
            "This chart or one of its subcharts contains CRDs. Rendering may fail or contain"
                + " inaccuracies.");
      } else {
        new CrdInstallation(cluster, log)
            .run(chart.crds(), request.serverSide(), change.forceConflicts, change.wait);
      }
    }
    Release release = render(rendering, chart);
    if (cluster == null) {
      return tried(release);
    }
    KubeClient kube = cluster.kube();
    Ownership ownership = Ownership.of(name, namespace);
    List<Resource> resources = ownership.mark(build(kube, release.manifest()));
    List<Resource> adopted = adopted(kube, ownership, resources);
    if (change.dryRun.tries()) {
      return tried(release);
    }
    if (request.createNamespace()) {
      createNamespace(kube);
      hold.namespaceMade(cluster, events.cancellation());
    }
    if (request.replace()) {
      release = replace(cluster, release);
    }
    Revision revision = new Revision(release, cluster.releases(), log);
    try {
      cluster.releases().create(release);
    } catch (RuntimeException e) {
      throw ReleaseChangeException.of(e, release);
    }
    try {
      BackgroundWork.run(
          () -> perform(cluster, revision, adopted, resources), events.cancellation());
    } catch (RuntimeException e) {
      throw fail(cluster, revision, e);
    }
    return revision.release();
  }

  private void checkReachable(Cluster reached) {
    try {
      reached.kube().checkReachable();
    } catch (RuntimeException e) {
      String text = "cluster reachability check failed: " + e.getMessage();
      log.error(text);
      throw new ActionException(text, e);
    }
  }

  private void checkName() {
    ReleaseName.check(name, log);
    if (cluster == null || change.dryRun.tries()) {
      return;
    }
    Release last;
    try {
      last = Revisions.newest(cluster.releases().history(name));
    } catch (RuntimeException e) {
      // Who may not list records may still store one, and then hears of a name that is taken.
      last = null;
    }
    if (last == null) {
      return;
    }
    ReleaseStatus status = last.info().status();
    boolean over = status == ReleaseStatus.UNINSTALLED || status == ReleaseStatus.FAILED;
    if (!request.replace() || !over) {
      String text = "cannot reuse a name that is still in use";
      log.error("release name check failed", "error", text);
      throw new ActionException("release name check failed: " + text);
    }
  }

  private Chart process(ChartRendering rendering) {
    try {
      return rendering.process(found.chart(), found.values());
    } catch (ChartException e) {
      String text = String.valueOf(e.getMessage());
      log.error("chart dependencies processing failed", "error", text);
      throw new ActionException("chart dependencies processing failed: " + text, e);
    }
  }

  private Release render(ChartRendering rendering, Chart chart) {
    Capabilities capabilities =
        cluster == null ? Template.capabilities(request.chart()) : cluster.capabilities();
    Map<String, @Nullable Object> values = rendering.values(chart, found.path(), found.values());
    Map<String, String> labels = request.chart().labels;
    ChartRendering.refuseReservedLabels(labels);
    GoTime now = time.now();
    events.cancellation().check();
    RenderedChart rendered =
        rendering.render(
            chart,
            values,
            ReleaseOptions.install(name, namespace),
            capabilities,
            cluster == null ? null : new ClusterLookup(cluster.kube().api(), log));
    ReleaseInfo info =
        new ReleaseInfo(
            now,
            now,
            GoTime.ZERO,
            "Initial install underway",
            ReleaseStatus.PENDING_INSTALL,
            0,
            rendered.notes());
    Release release =
        Release.builder(name, namespace, 1, info)
            .chart(chart)
            .config(found.values())
            .manifest(rendered.manifestText(false, change.hideSecrets))
            .hooks(Revisions.neverRun(rendered.hooks()))
            .applyMethod(ApplyMethod.of(request.serverSide()).word())
            .labels(labels)
            .build();
    return Revisions.withOrigin(release, change, found.located());
  }

  private static Release tried(Release release) {
    return release.with(release.info().with(release.info().status(), "Dry run complete"));
  }

  private List<Resource> build(KubeClient kube, String manifest) {
    try {
      return kube.build(manifest, change.openApiValidation);
    } catch (RuntimeException e) {
      throw new ActionException(
          "unable to build kubernetes objects from release manifest: " + e.getMessage(), e);
    }
  }

  private List<Resource> adopted(KubeClient kube, Ownership ownership, List<Resource> resources) {
    try {
      return change.takeOwnership
          ? ownership.adopted(kube, resources)
          : ownership.existing(kube, resources);
    } catch (RuntimeException e) {
      throw new ActionException("unable to continue with install: " + e.getMessage(), e);
    }
  }

  private void createNamespace(KubeClient kube) {
    String quoted = Quote.quote(namespace);
    List<Resource> resources =
        kube.build(
            "apiVersion: v1\nkind: Namespace\nmetadata:\n  labels:\n    name: "
                + quoted
                + "\n  name: "
                + quoted
                + "\nspec: {}\nstatus: {}\n",
            true);
    try {
      kube.create(resources, CreateOptions.defaults().withServerSide(request.serverSide(), false));
    } catch (RuntimeException e) {
      if (!CrdInstallation.alreadyExists(e)) {
        throw e;
      }
    }
  }

  /** Takes the place of the last revision of that name, if there is one. */
  private static Release replace(Cluster cluster, Release release) {
    Release last;
    try {
      last = Revisions.newest(cluster.releases().history(release.name()));
    } catch (RuntimeException e) {
      return release;
    }
    if (last == null) {
      return release;
    }
    Release next = release.toBuilder().version(last.version() + 1).build();
    if (last.info().status() != ReleaseStatus.FAILED) {
      cluster
          .releases()
          .update(
              last.with(last.info().with(ReleaseStatus.SUPERSEDED, "superseded by new release")));
    }
    return next;
  }

  private void perform(
      Cluster used, Revision revision, List<Resource> adopted, List<Resource> resources) {
    KubeClient kube = used.kube();
    HookRunner hooks =
        new HookRunner(kube, events.hooks(), log, time, wait, change.timeout, request.serverSide());
    if (change.hooks) {
      runHooks(hooks, revision, HookEvent.PRE_INSTALL);
    }
    events.cancellation().check();
    if (adopted.isEmpty() && !resources.isEmpty()) {
      kube.create(resources, CreateOptions.defaults().withServerSide(request.serverSide(), false));
    } else if (!resources.isEmpty()) {
      kube.update(adopted, resources, updateOptions());
    }
    events.cancellation().check();
    kube.waiter(wait).awaitReady(resources, change.waitForJobs, change.timeout);
    events.cancellation().check();
    if (change.hooks) {
      runHooks(hooks, revision, HookEvent.POST_INSTALL);
    }
    revision.become(
        ReleaseStatus.DEPLOYED,
        change.description.isEmpty() ? "Install complete" : change.description);
    try {
      used.releases().finish(revision.release());
    } catch (RuntimeException e) {
      log.error("failed to record the release", "error", String.valueOf(e.getMessage()));
    }
  }

  private UpdateOptions updateOptions() {
    return new UpdateOptions(
        request.serverSide(),
        change.forceConflicts,
        change.forceReplace,
        change.takeOwnership && !request.serverSide(),
        true,
        false);
  }

  private static void runHooks(HookRunner hooks, Revision revision, HookEvent event) {
    try {
      hooks.run(revision, event);
    } catch (RuntimeException e) {
      throw new ActionException("failed " + event.word() + ": " + e.getMessage(), e);
    }
  }

  private ReleaseChangeException fail(Cluster used, Revision revision, RuntimeException e) {
    revision.become(
        ReleaseStatus.FAILED, "Release " + Quote.quote(name) + " failed: " + e.getMessage());
    if (!change.rollbackOnFailure) {
      try {
        used.releases().finish(revision.release());
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      return ReleaseChangeException.of(e, revision.release());
    }
    log.debug(
        "install failed and rollback-on-failure is set, uninstalling release", "release", name);
    try {
      Uninstall.of(used, settings, surroundings)
          .run(
              UninstallRequest.builder(name)
                  .hooks(change.hooks)
                  .timeout(change.timeout)
                  .wait(wait)
                  .build(),
              events.hooks());
    } catch (RuntimeException second) {
      return ReleaseChangeException.notUndone(
          "uninstalling the release",
          "install",
          revision.release(),
          e,
          String.valueOf(second.getMessage()));
    }
    return ReleaseChangeException.undone("uninstalled", revision.release(), e);
  }
}
