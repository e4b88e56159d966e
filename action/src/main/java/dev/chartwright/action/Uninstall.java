package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.NameRules;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.ZoneFiles;
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
  private final Settings settings;
  private final Surroundings surroundings;
  private final LogSink log;

  private Uninstall(Cluster cluster, Settings settings, Surroundings surroundings) {
    this.cluster = cluster;
    this.settings = settings;
    this.surroundings = surroundings;
    this.log = settings.log();
  }

  /** The verb on a cluster. */
  public static Uninstall of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new Uninstall(cluster, settings, surroundings);
  }

  /**
   * Removes the release.
   *
   * @throws ActionException with Helm's words, such as {@code uninstall: Release not loaded: web:
   *     release: not found}
   * @throws KubeException if the cluster cannot be reached, or a hook fails
   */
  public UninstallResult run(UninstallRequest request) {
    cluster.kube().checkReachable();
    Waiter waiter = cluster.kube().waiter(request.wait);
    return request.dryRun ? look(request) : remove(request, waiter);
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

  private UninstallResult remove(UninstallRequest request, Waiter waiter) {
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
            .withDeleted(now());
    Release release = last.with(begun);
    update(release);

    OwnedObjects.Removal removal =
        OwnedObjects.of(cluster.kube(), log).delete(release, request.propagation);
    if (!removal.errors().isEmpty()) {
      log.debug(
          "uninstall: Failed to delete release", "error", Rollback.joined(removal.errors(), " "));
      throw new ActionException("failed to delete release: " + name, removal.errors().get(0));
    }
    List<RuntimeException> errors = new ArrayList<>();
    try {
      waiter.awaitDeleted(removal.deleted(), request.timeout);
    } catch (KubeException e) {
      errors.add(e);
    }
    release =
        release.with(
            release
                .info()
                .with(
                    ReleaseStatus.UNINSTALLED,
                    request.description.isEmpty()
                        ? "Uninstallation complete"
                        : request.description));
    if (request.keepHistory) {
      update(release);
      supersede(name);
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
              + Rollback.joined(errors, "; "),
          errors.get(0));
    }
    return new UninstallResult(Optional.of(release), removal.info());
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

  private void supersede(String name) {
    List<Release> deployed;
    try {
      deployed = cluster.releases().deployedAll(name);
    } catch (ReleaseException e) {
      if (e.problem() == Problem.NO_DEPLOYED) {
        return;
      }
      throw e;
    }
    for (Release each : deployed) {
      log.debug("superseding previous deployment", "version", Integer.toString(each.version()));
      update(each.with(each.info().withStatus(ReleaseStatus.SUPERSEDED)));
    }
  }

  private GoTime now() {
    return GoTime.of(
        surroundings.clock().instant(), ZoneFiles.ofSystem(settings.environment()).local());
  }
}
