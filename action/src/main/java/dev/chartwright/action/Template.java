package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.chart.values.Dependencies;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.Engine;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.engine.ManifestException;
import dev.chartwright.engine.PostRenderException;
import dev.chartwright.engine.PostRendering;
import dev.chartwright.engine.ReleaseOptions;
import dev.chartwright.engine.RenderException;
import dev.chartwright.engine.RenderOptions;
import dev.chartwright.engine.RenderValues;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.engine.RenderedFiles;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import dev.chartwright.sprig.SprigContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders a chart without a cluster.
 *
 * <p>Finds the chart, merges the values, holds them against the chart's schemas and renders the
 * templates. Writes nothing but what it downloads into the caches. Safe for several threads.
 * Source: Helm 4.3.1 {@code pkg/cmd/install.go} (runInstall), {@code pkg/action/install.go} (with
 * client-side dry run).
 *
 * <pre>{@code
 * TemplateResult made =
 *     Template.of(settings, Surroundings.of(Clock.systemUTC()))
 *         .run(TemplateRequest.of(ChartSource.of("demo")), RegistryEvents.NONE);
 * made.chart().manifests().get(0).path(); // demo/templates/serviceaccount.yaml
 * }</pre>
 */
public final class Template {
  private static final List<String> RESERVED_LABELS =
      List.of("name", "owner", "status", "version", "createdAt", "modifiedAt");

  private final Settings settings;
  private final Surroundings surroundings;

  private Template(Settings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** The verb with these settings. */
  public static Template of(Settings settings, Surroundings surroundings) {
    return new Template(settings, surroundings);
  }

  /**
   * Renders the chart.
   *
   * @param events hears of a pull
   * @throws TemplateException if the chart cannot be rendered
   * @throws RuntimeException with Helm's message, if it does not come so far
   */
  public TemplateResult run(TemplateRequest request, RegistryEvents events) {
    return run(request, events, DependencyEvents.NONE);
  }

  /**
   * Renders the chart.
   *
   * @param events hears of a pull
   * @param dependencyEvents hears of dependencies that are fetched because they are missing
   * @throws TemplateException if the chart cannot be rendered
   * @throws RuntimeException with Helm's message, if it does not come so far
   */
  public TemplateResult run(
      TemplateRequest request, RegistryEvents events, DependencyEvents dependencyEvents) {
    SprigContext functions = surroundings.functions(settings.environment(), request.enableDns);
    try (Connections connections = Connections.of(settings, request.chart.connection(), events)) {
      connections.check();
      String name =
          request.nameTemplate.isEmpty()
              ? request.releaseName
              : ReleaseName.ofTemplate(request.nameTemplate, functions, settings.environment());
      String path = connections.locate(request.chart);
      settings.log().debug("Chart path", "path", path);
      Map<String, @Nullable Object> values =
          request.values.merge(connections.values(surroundings.in()));
      Chart chart = load(path, request, connections, dependencyEvents);
      ReleaseName.check(name, settings.log());
      return render(chart, path, name, values, request, connections, functions);
    }
  }

  private Chart load(
      String path,
      TemplateRequest request,
      Connections connections,
      DependencyEvents dependencyEvents) {
    LogSink log = settings.log();
    Chart chart = ChartLoader.of(log).loadAnyVersion(path);
    Metadata metadata = chart.metadata();
    switch (metadata.type()) {
      case "", "application" -> {}
      default -> throw new ActionException(metadata.type() + " charts are not installable");
    }
    if (metadata.deprecated()) {
      log.warn("this chart is deprecated");
    }
    if (!metadata.dependencies().isEmpty()) {
      Optional<Instant> epoch = SourceDateEpoch.of(settings.environment());
      try {
        chart.checkDependencies();
      } catch (ChartException e) {
        if (request.dependencyUpdate) {
          return withDependencies(path, epoch, connections, dependencyEvents);
        }
        throw new MissingDependenciesException(
            "an error occurred while checking for chart dependencies. You may need to run 'helm"
                + " dependency build' to fetch missing dependencies: "
                + e.getMessage(),
            e);
      }
    }
    return refuseV3(chart);
  }

  private static Chart refuseV3(Chart chart) {
    if (chart.metadata().apiVersion().equals(Metadata.API_V3)) {
      throw new ActionException("invalid chart apiVersion");
    }
    return chart;
  }

  private Chart withDependencies(
      String path,
      Optional<Instant> epoch,
      Connections connections,
      DependencyEvents dependencyEvents) {
    connections
        .dependencies(dependencyEvents, surroundings.clock())
        .update(DependencyRequest.of(path).withSourceDateEpoch(epoch));
    try {
      return refuseV3(ChartLoader.of(settings.log()).loadAnyVersion(path));
    } catch (RuntimeException e) {
      throw new ActionException("failed reloading chart after repo update: " + e.getMessage(), e);
    }
  }

  private TemplateResult render(
      Chart chart,
      String path,
      String name,
      Map<String, @Nullable Object> values,
      TemplateRequest request,
      Connections connections,
      SprigContext functions) {
    LogSink log = settings.log();
    Chart used = process(chart, values);
    Map<String, @Nullable Object> merged = Coalesce.of(log).values(used, values);
    if (!request.skipSchemaValidation) {
      SchemaValidation.of(connections.schemas(), log).within(path).validate(used, merged);
    }
    refuseReservedLabels(request.labels);
    Capabilities capabilities = capabilities(request);
    ReleaseOptions release =
        new ReleaseOptions(name, request.namespace, 1, request.upgrade, !request.upgrade);
    checkKubeVersion(used.metadata().kubeVersion(), capabilities.kubeVersion(), name);
    Engine engine = Engine.of(EngineOptions.of(functions).withLog(log));
    Map<String, String> rendered;
    try {
      rendered =
          engine.render(
              used, new RenderValues(release, capabilities, merged), RenderOptions.normal());
    } catch (RenderException e) {
      String more = request.explainErrors ? explanation(used, merged, request).of(e) : "";
      throw new TemplateException(message(e), name, "", List.of(), more, e);
    }
    RenderedFiles files = RenderedFiles.of(used, rendered, request.subchartNotes);
    PostRendering postRendering = request.postRendering;
    try {
      if (postRendering != null) {
        files = postRendering.apply(files, log);
      }
      return new TemplateResult(name, RenderedChart.of(used, files, log));
    } catch (PostRenderException e) {
      throw new TemplateException(message(e), name, "", List.of(), "", e);
    } catch (ManifestException e) {
      String more = request.explainErrors ? explanation(used, merged, request).of(e, rendered) : "";
      throw new TemplateException(message(e), name, e.rendered(), e.hooks(), more, e);
    }
  }

  private static ErrorExplanation explanation(
      Chart chart, Map<String, @Nullable Object> values, TemplateRequest request) {
    return new ErrorExplanation(chart, request.chart.reference(), values);
  }

  private static String message(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }

  private Chart process(Chart chart, Map<String, @Nullable Object> values) {
    LogSink log = settings.log();
    try {
      return Dependencies.of(log).process(chart, values);
    } catch (ChartException e) {
      String text = String.valueOf(e.getMessage());
      log.error("chart dependencies processing failed", "error", text);
      throw new ActionException("chart dependencies processing failed: " + text, e);
    }
  }

  private static Capabilities capabilities(TemplateRequest request) {
    Capabilities capabilities = Capabilities.offline();
    KubeVersion kubeVersion = request.kubeVersion;
    if (kubeVersion != null) {
      capabilities = capabilities.withKubeVersion(kubeVersion);
    }
    return request.apiVersions.isEmpty()
        ? capabilities
        : capabilities.withMoreApiVersions(request.apiVersions);
  }

  private static void refuseReservedLabels(Map<String, String> labels) {
    for (String label : labels.keySet()) {
      if (RESERVED_LABELS.contains(label)) {
        throw new ActionException(
            "user supplied labels contains system reserved label name. System labels: ["
                + String.join(" ", RESERVED_LABELS)
                + "]");
      }
    }
  }

  private static void checkKubeVersion(String wanted, KubeVersion actual, String name) {
    if (!wanted.isEmpty() && !Constraints.isCompatible(wanted, actual.normalized())) {
      throw new TemplateException(
          "chart requires kubeVersion: "
              + wanted
              + " which is incompatible with Kubernetes "
              + actual.version(),
          name,
          "",
          List.of(),
          "",
          null);
    }
  }
}
