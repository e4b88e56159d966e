package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.chart.values.Dependencies;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.Engine;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.engine.Lookup;
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
import dev.chartwright.sprig.SprigContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code template}, {@code install} and {@code upgrade} have in common between a chart that
 * was read and what is to be in the cluster: values held against schemas, templates rendered,
 * changed by a post-renderer, and sorted. Asks no cluster but through what it is given.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/action/action.go} (renderResources).
 */
final class ChartRendering {
  private static final List<String> RESERVED_LABELS =
      List.of("name", "owner", "status", "version", "createdAt", "modifiedAt");

  private final TemplateRequest request;
  private final Connections connections;
  private final SprigContext functions;
  private final LogSink log;

  ChartRendering(
      TemplateRequest request, Connections connections, SprigContext functions, LogSink log) {
    this.request = request;
    this.connections = connections;
    this.functions = functions;
    this.log = log;
  }

  /** The chart with those of its dependencies that are wanted, and with what they export. */
  Chart process(Chart chart, Map<String, @Nullable Object> values) {
    return Dependencies.of(log).process(chart, values);
  }

  /**
   * The values that templates see.
   *
   * @param path where the chart lies, for schemas that refer to other files
   * @throws RuntimeException if the values are not what the chart's schemas want
   */
  Map<String, @Nullable Object> values(
      Chart processed, String path, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> merged = Coalesce.of(log).values(processed, values);
    if (!request.skipSchemaValidation) {
      SchemaValidation.of(connections.schemas(), log).within(path).validate(processed, merged);
    }
    return merged;
  }

  /**
   * Renders and sorts.
   *
   * @param merged what {@link #values} gave
   * @param lookup what {@code lookup} asks; null where there is no cluster
   * @throws TemplateException if the chart cannot be rendered
   */
  RenderedChart render(
      Chart processed,
      Map<String, @Nullable Object> merged,
      ReleaseOptions release,
      Capabilities capabilities,
      @Nullable Lookup lookup) {
    String name = release.name();
    checkKubeVersion(processed.metadata().kubeVersion(), capabilities.kubeVersion(), name);
    Engine engine = Engine.of(EngineOptions.of(functions).withLog(log));
    Map<String, String> rendered;
    try {
      rendered =
          engine.render(
              processed,
              new RenderValues(release, capabilities, merged),
              RenderOptions.normal().withLookup(lookup));
    } catch (RenderException e) {
      String more = request.explainErrors ? explanation(processed, merged).of(e) : "";
      throw new TemplateException(message(e), name, "", List.of(), more, e);
    }
    RenderedFiles files = RenderedFiles.of(processed, rendered, request.subchartNotes);
    PostRendering postRendering = request.postRendering;
    try {
      if (postRendering != null) {
        files = postRendering.apply(files, log);
      }
      return RenderedChart.of(processed, files, log);
    } catch (PostRenderException e) {
      throw new TemplateException(message(e), name, "", List.of(), "", e);
    } catch (ManifestException e) {
      String more = request.explainErrors ? explanation(processed, merged).of(e, rendered) : "";
      throw new TemplateException(message(e), name, e.rendered(), e.hooks(), more, e);
    }
  }

  /**
   * Refuses labels of a release that have a meaning of their own.
   *
   * @throws ActionException {@code user supplied labels contains system reserved label name. …}
   */
  static void refuseReservedLabels(Map<String, String> labels) {
    for (String label : labels.keySet()) {
      if (RESERVED_LABELS.contains(label)) {
        throw new ActionException(
            "user supplied labels contains system reserved label name. System labels: ["
                + String.join(" ", RESERVED_LABELS)
                + "]");
      }
    }
  }

  private ErrorExplanation explanation(Chart chart, Map<String, @Nullable Object> values) {
    return new ErrorExplanation(chart, request.chart.reference(), values);
  }

  private static String message(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
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
