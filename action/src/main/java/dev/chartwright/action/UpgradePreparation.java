package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.ReleaseOptions;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseStorage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an upgrade starts from and renders what it goes to; changes nothing. Source: Helm
 * 4.3.1 {@code pkg/action/upgrade.go} (prepareUpgrade).
 */
final class UpgradePreparation {
  private final Cluster cluster;
  private final UpgradeRequest request;
  private final ReleaseChange change;
  private final FoundChart found;
  private final ReleaseTime time;
  private final LogSink log;

  UpgradePreparation(
      Cluster cluster, UpgradeRequest request, FoundChart found, ReleaseTime time, LogSink log) {
    this.cluster = cluster;
    this.request = request;
    this.change = request.change();
    this.found = found;
    this.time = time;
    this.log = log;
  }

  /**
   * The plan.
   *
   * @throws RuntimeException with Helm's message
   */
  UpgradePlan plan(ChartRendering rendering, Cancellation cancellation) {
    if (change.hideSecrets && !change.dryRun.tries()) {
      throw new ActionException("hiding Kubernetes secrets requires a dry-run mode");
    }
    String name = request.chart().releaseName;
    Release last = last(name);
    if (last.info().status().pending()) {
      throw new ActionException("another operation (install/upgrade/rollback) is in progress");
    }
    Release current = current(name, last);
    Chart chart = found.chart();
    Map<String, @Nullable Object> values = found.values();
    Release before = current;
    if (request.reuse() == ValueReuse.REUSE) {
      log.debug("reusing the old release's values");
      chart = chart.withValues(oldValues(current));
      values = Coalesce.of(log).tables(values, current.config());
      before = withNulls(current, found.values());
    } else {
      values = reused(values, current);
      if (request.reuse() == ValueReuse.RESET_THEN_REUSE) {
        before = withNulls(current, found.values());
      }
    }
    Chart processed = rendering.process(chart, values);
    int revision = last.version() + 1;
    String namespace = current.namespace();
    Capabilities capabilities = cluster.capabilities();
    Map<String, @Nullable Object> merged = rendering.values(processed, found.path(), values);
    cancellation.check();
    RenderedChart rendered =
        rendering.render(
            processed,
            merged,
            ReleaseOptions.upgrade(name, namespace, revision),
            capabilities,
            change.dryRun == DryRun.CLIENT ? null : new ClusterLookup(cluster.kube().api(), log));
    ChartRendering.refuseReservedLabels(request.chart().labels);
    ApplyMethod method = ApplyMethod.chosen(request.serverSide(), last.applyMethod());
    log.debug(
        "determined release apply method",
        "server_side_apply",
        Boolean.toString(method.serverSide()),
        "previous_release_apply_method",
        last.applyMethod());
    ReleaseInfo info =
        new ReleaseInfo(
            current.info().firstDeployed(),
            time.now(),
            GoTime.ZERO,
            "Preparing upgrade",
            ReleaseStatus.PENDING_UPGRADE,
            0,
            rendered.notes());
    Release next =
        Release.builder(name, namespace, revision, info)
            .chart(processed)
            .config(values)
            .manifest(rendered.manifestText(false, change.hideSecrets))
            .hooks(Revisions.neverRun(rendered.hooks()))
            .labels(labels(last))
            .applyMethod(method.word())
            .build();
    cluster.kube().build(next.manifest(), change.openApiValidation);
    return new UpgradePlan(before, Revisions.withOrigin(next, change, found.located()), method);
  }

  private Release last(String name) {
    try {
      return cluster.releases().last(name);
    } catch (ReleaseException e) {
      if (e.problem() == Problem.NOT_FOUND) {
        throw ReleaseException.of(
            Problem.NO_DEPLOYED, Quote.quote(name) + " has no deployed releases", e);
      }
      throw e;
    }
  }

  private Release current(String name, Release last) {
    ReleaseStatus status = last.info().status();
    if (status == ReleaseStatus.DEPLOYED) {
      return last;
    }
    ReleaseStorage releases = cluster.releases();
    try {
      return releases.deployed(name);
    } catch (ReleaseException e) {
      if (e.problem() != Problem.NO_DEPLOYED
          || (status != ReleaseStatus.FAILED && status != ReleaseStatus.SUPERSEDED)) {
        throw e;
      }
      return last;
    }
  }

  /** What the old chart and the old values were together: the defaults of the new chart. */
  private Map<String, @Nullable Object> oldValues(Release current) {
    Chart chart = current.chart();
    if (chart == null) {
      return current.config();
    }
    try {
      return Coalesce.of(log).values(chart, current.config());
    } catch (RuntimeException e) {
      throw new ActionException("failed to rebuild old values: " + e.getMessage(), e);
    }
  }

  /**
   * What becomes of the values of the old release when others are put over them: nulls are written
   * into both, and the old release is stored again.
   */
  private static Release withNulls(Release current, Map<String, @Nullable Object> over) {
    return current.config().isEmpty()
        ? current
        : current.toBuilder().config(withNulls(current.config(), over)).build();
  }

  private static Map<String, @Nullable Object> withNulls(
      Map<String, @Nullable Object> values, Map<?, ?> over) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
    for (Map.Entry<?, ?> entry : over.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (entry.getValue() == null) {
        changed.put(key, null);
      } else if (entry.getValue() instanceof Map<?, ?> upper
          && changed.get(key) instanceof Map<?, ?> lower) {
        changed.put(key, withNulls(texts(lower), upper));
      }
    }
    return changed;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }

  private Map<String, @Nullable Object> reused(
      Map<String, @Nullable Object> values, Release current) {
    switch (request.reuse()) {
      case RESET -> {
        log.debug("resetting values to the chart's original version");
        return values;
      }
      case RESET_THEN_REUSE -> {
        log.debug("merging values from old release to new values");
        return Coalesce.of(log).tables(values, current.config());
      }
      default -> {
        if (!values.isEmpty() || current.config().isEmpty()) {
          return values;
        }
        log.debug(
            "copying values from old release",
            "name",
            current.name(),
            "version",
            Integer.toString(current.version()));
        return current.config();
      }
    }
  }

  /** The labels of the newest revision and those of the request; {@code null} takes one away. */
  private Map<String, String> labels(Release last) {
    Map<String, String> labels = new LinkedHashMap<>(last.labels());
    labels.putAll(request.chart().labels);
    labels.values().removeIf("null"::equals);
    return labels;
  }
}
