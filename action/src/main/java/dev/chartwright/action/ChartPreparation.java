package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chart of a verb that renders, reads the user's values, and sees to missing
 * dependencies.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/install.go} (runInstall), {@code pkg/cmd/upgrade.go}.
 */
final class ChartPreparation {
  private final Settings settings;
  private final Surroundings surroundings;
  private final Connections connections;
  private final DependencyEvents events;

  ChartPreparation(
      Settings settings,
      Surroundings surroundings,
      Connections connections,
      DependencyEvents events) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.connections = connections;
    this.events = events;
  }

  /**
   * The chart for a new release, or for none: libraries are refused.
   *
   * @throws RuntimeException with Helm's message
   */
  FoundChart toInstall(TemplateRequest request) {
    LocatedChart located = connections.located(request.chart);
    String path = located.path();
    settings.log().debug("Chart path", "path", path);
    Map<String, @Nullable Object> values = values(request);
    Chart chart = ChartLoader.of(settings.log()).loadAnyVersion(path);
    Metadata metadata = chart.metadata();
    switch (metadata.type()) {
      case "", "application" -> {}
      default -> throw new ActionException(metadata.type() + " charts are not installable");
    }
    warnIfDeprecated(metadata);
    return new FoundChart(located, withDependencies(chart, path, request), values);
  }

  /**
   * The chart for a release that is there already.
   *
   * @throws RuntimeException with Helm's message
   */
  FoundChart toUpgrade(TemplateRequest request) {
    LocatedChart located = connections.located(request.chart);
    String path = located.path();
    Map<String, @Nullable Object> values = values(request);
    Chart chart = ChartLoader.of(settings.log()).loadAnyVersion(path);
    Chart complete = withDependencies(chart, path, request);
    warnIfDeprecated(chart.metadata());
    return new FoundChart(located, complete, values);
  }

  /**
   * The same chart, if it is of a kind that can be rendered.
   *
   * @throws ActionException {@code invalid chart apiVersion}
   */
  static Chart refuseV3(Chart chart) {
    if (chart.metadata().apiVersion().equals(Metadata.API_V3)) {
      throw new ActionException("invalid chart apiVersion");
    }
    return chart;
  }

  private Map<String, @Nullable Object> values(TemplateRequest request) {
    return request.values.merge(connections.values(surroundings.in()));
  }

  private void warnIfDeprecated(Metadata metadata) {
    if (metadata.deprecated()) {
      settings.log().warn("this chart is deprecated");
    }
  }

  private Chart withDependencies(Chart chart, String path, TemplateRequest request) {
    if (chart.metadata().dependencies().isEmpty()) {
      return chart;
    }
    Optional<Instant> epoch = SourceDateEpoch.of(settings.environment());
    try {
      chart.checkDependencies();
      return chart;
    } catch (ChartException e) {
      if (request.dependencyUpdate) {
        return fetchDependencies(path, epoch);
      }
      throw new MissingDependenciesException(
          "an error occurred while checking for chart dependencies. You may need to run 'helm"
              + " dependency build' to fetch missing dependencies: "
              + e.getMessage(),
          e);
    }
  }

  private Chart fetchDependencies(String path, Optional<Instant> epoch) {
    connections
        .dependencies(events, surroundings.clock())
        .update(DependencyRequest.of(path).withSourceDateEpoch(epoch));
    LogSink log = settings.log();
    try {
      return ChartLoader.of(log).loadAnyVersion(path);
    } catch (RuntimeException e) {
      throw new ActionException("failed reloading chart after repo update: " + e.getMessage(), e);
    }
  }
}
