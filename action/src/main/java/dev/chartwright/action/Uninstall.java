package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.NameRules;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.Waiter;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Removes a release: its objects, and its records unless they are to stay.
 *
 * <p>Only objects that carry the release's ownership metadata are deleted; those with {@code
 * helm.sh/resource-policy: keep} and those of others are left and named in the result. Order of
 * effects: hooks run, the newest record becomes {@code uninstalling}, objects are looked at and
 * deleted in uninstall order, waited for, hooks run, records are removed or marked.
 *
 * <p>Safe for several threads. Source: Helm 4.3.1 {@code pkg/action/uninstall.go}.
 *
 * <pre>{@code
 * Uninstall.of(cluster, settings, surroundings).run(UninstallRequest.of("web")).info();
 * // These resources were kept due to the resource policy:
 * // [ConfigMap] keepme
 * }</pre>
 */
public final class Uninstall {
  private final Cluster cluster;
  private final ReleaseTime time;
  private final LogSink log;

  private Uninstall(Cluster cluster, Settings settings, Surroundings surroundings) {
    this.cluster = cluster;
    this.time = ReleaseTime.of(settings, surroundings);
    this.log = settings.log();
  }

  /** The verb on a cluster. */
  public static Uninstall of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new Uninstall(cluster, settings, surroundings);
  }

  /** Removes the release; logs of hooks are forgotten. */
  public UninstallResult run(UninstallRequest request) {
    return run(request, HookLog.NONE);
  }

  /**
   * Removes the release.
   *
   * @param hookLog takes the logs of hooks that ask for it
   * @throws ActionException with Helm's words, such as {@code uninstall: Release not loaded: web:
   *     release: not found}
   * @throws KubeException if the cluster cannot be reached, or a hook fails
   */
  public UninstallResult run(UninstallRequest request, HookLog hookLog) {
    cluster.kube().checkReachable();
    Waiter waiter = cluster.kube().waiter(request.wait);
    return request.dryRun ? look(request) : remove(request, waiter, hookLog);
  }

  private UninstallResult look(UninstallRequest request) {
    Release release;
    try {
      NameRules.checkRelease(request.release);
    } catch (ChartException e) {
      throw new ActionException("releaseContent: Release name is invalid: " + request.release, e);
    }
    try {
      release = cluster.releases().last(request.release);
    } catch (ReleaseException e) {
      if (request.ignoreNotFound && e.problem() == Problem.NOT_FOUND) {
        return new UninstallResult(Optional.empty(), "");
      }
      throw e;
    }
    String kept = OwnedObjects.of(cluster.kube(), log).look(release);
    return new UninstallResult(Optional.of(release), kept);
  }

  private UninstallResult remove(UninstallRequest request, Waiter waiter, HookLog hookLog) {
    String name = request.release;
    List<Release> history = load(request);
    if (history.isEmpty()) {
      return new UninstallResult(Optional.empty(), "");
    }
    Release last = history.get(history.size() - 1);
    if (last.info().status() == ReleaseStatus.UNINSTALLED) {
      return removeAgain(request, history, last);
    }
    log.debug("uninstall: deleting release", "name", name);
    ReleaseInfo begun =
        last.info()
            .with(ReleaseStatus.UNINSTALLING, "Deletion in progress (or silently failed)")
            .withDeleted(time.now());
    Revision revision = new Revision(last.with(begun), cluster.releases(), log);
    HookRunner hooks =
        new HookRunner(cluster.kube(), hookLog, log, time, request.wait, request.timeout, true);
    if (request.hooks) {
      hooks.run(revision, HookEvent.PRE_DELETE);
    } else {
      log.debug("delete hooks disabled", "release", name);
    }
    update(revision.release());

    OwnedObjects.Removal removal =
        OwnedObjects.of(cluster.kube(), log).delete(revision.release(), request.propagation);
    if (!removal.errors().isEmpty()) {
      log.debug(
          "uninstall: Failed to delete release", "error", HookRunner.joined(removal.errors(), " "));
      throw new ActionException("failed to delete release: " + name, removal.errors().get(0));
    }
    List<RuntimeException> errors = new ArrayList<>();
    try {
      waiter.awaitDeleted(removal.deleted(), request.timeout);
    } catch (KubeException e) {
      errors.add(e);
    }
    if (request.hooks) {
      try {
        hooks.run(revision, HookEvent.POST_DELETE);
      } catch (RuntimeException e) {
        errors.add(e);
      }
    }
    revision.become(
        ReleaseStatus.UNINSTALLED,
        request.description.isEmpty() ? "Uninstallation complete" : request.description);
    if (request.keepHistory) {
      update(revision.release());
      Revisions.supersede(cluster.releases(), name, log, this::update);
    } else {
      log.debug("purge requested", "release", name);
      try {
        purge(history);
      } catch (RuntimeException e) {
        errors.add(
            new ActionException("uninstall: Failed to purge the release: " + e.getMessage(), e));
      }
    }
    if (!errors.isEmpty()) {
      throw new ActionException(
          "uninstallation completed with "
              + errors.size()
              + " error(s): "
              + HookRunner.joined(errors, "; "),
          errors.get(0));
    }
    return new UninstallResult(Optional.of(revision.release()), removal.info());
  }

  /** The revisions by number; none if there are none, and that is fine. */
  private List<Release> load(UninstallRequest request) {
    String name = request.release;
    try {
      NameRules.checkRelease(name);
    } catch (ChartException e) {
      throw new ActionException("uninstall: Release name is invalid: " + name, e);
    }
    List<Release> history;
    try {
      history = new ArrayList<>(cluster.releases().history(name));
    } catch (RuntimeException e) {
      if (request.ignoreNotFound) {
        return List.of();
      }
      throw new ActionException(
          "uninstall: Release not loaded: " + name + ": " + e.getMessage(), e);
    }
    if (history.isEmpty()) {
      throw new ActionException("no release provided");
    }
    history.sort(Comparator.comparingInt(Release::version));
    return history;
  }

  private UninstallResult removeAgain(
      UninstallRequest request, List<Release> history, Release last) {
    if (request.keepHistory) {
      throw new ActionException(
          "the release named " + Quote.quote(request.release) + " is already deleted");
    }
    try {
      purge(history);
    } catch (RuntimeException e) {
      throw new ActionException("uninstall: Failed to purge the release: " + e.getMessage(), e);
    }
    return new UninstallResult(Optional.of(last), "");
  }

  private void purge(List<Release> history) {
    for (Release each : history) {
      cluster.releases().delete(each.name(), each.version());
    }
  }

  private void update(Release release) {
    try {
      cluster.releases().update(release);
    } catch (RuntimeException e) {
      log.debug(
          "uninstall: Failed to store updated release", "error", String.valueOf(e.getMessage()));
    }
  }
}
