package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.Lookup;
import dev.chartwright.engine.ReleaseOptions;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.sprig.SprigContext;
import java.util.Map;
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
    return run(request, events, dependencyEvents, null);
  }

  /**
   * Renders the chart for a cluster, and holds it against that.
   *
   * @param events hears of a pull
   * @param dependencyEvents hears of dependencies that are fetched because they are missing
   * @param server the cluster; null for none
   * @throws TemplateException if the chart cannot be rendered
   * @throws RuntimeException with Helm's message, if it does not come so far, or if the cluster
   *     would not take the chart
   */
  public TemplateResult run(
      TemplateRequest request,
      RegistryEvents events,
      DependencyEvents dependencyEvents,
      @Nullable TemplateServer server) {
    SprigContext functions = surroundings.functions(settings.environment(), request.enableDns);
    try (Connections connections = Connections.of(settings, request.chart.connection(), events)) {
      connections.check();
      String name =
          request.nameTemplate.isEmpty()
              ? request.releaseName
              : ReleaseName.ofTemplate(request.nameTemplate, functions, settings.environment());
      FoundChart found =
          new ChartPreparation(settings, surroundings, connections, dependencyEvents)
              .toInstall(request);
      ChartPreparation.refuseV3(found.chart());
      if (server != null) {
        server.checkReachable(settings.log());
      }
      ReleaseName.check(name, settings.log());
      return render(
          found,
          name,
          request,
          new ChartRendering(request, connections, functions, settings.log()),
          server);
    }
  }

  private TemplateResult render(
      FoundChart found,
      String name,
      TemplateRequest request,
      ChartRendering rendering,
      @Nullable TemplateServer server) {
    Chart used = process(rendering, found);
    Capabilities capabilities = server == null ? capabilities(request) : ask(server, used, request);
    Map<String, @Nullable Object> merged = rendering.values(used, found.path(), found.values());
    ChartRendering.refuseReservedLabels(request.labels);
    ReleaseOptions release =
        new ReleaseOptions(name, request.namespace, 1, request.upgrade, !request.upgrade);
    if (server == null) {
      return new TemplateResult(name, rendering.render(used, merged, release, capabilities, null));
    }
    Lookup lookup = new ClusterLookup(server.cluster().kube().api(), settings.log());
    RenderedChart rendered = rendering.render(used, merged, release, capabilities, lookup);
    String manifest = server.toFiles() ? "" : rendered.manifestText(server.includeCrds(), false);
    server.check(manifest, name, request.namespace, request.upgrade);
    return new TemplateResult(name, rendered);
  }

  private Capabilities ask(TemplateServer server, Chart chart, TemplateRequest request) {
    if (!server.skipCrds() && !chart.crds().isEmpty()) {
      settings
          .log()
          .warn(
              "This chart or one of its subcharts contains CRDs. Rendering may fail or contain"
                  + " inaccuracies.");
    }
    if (!request.apiVersions.isEmpty()) {
      settings
          .log()
          .debug("API Version list given outside of client only mode, this list will be ignored");
    }
    return server.cluster().capabilities();
  }

  private Chart process(ChartRendering rendering, FoundChart found) {
    try {
      return rendering.process(found.chart(), found.values());
    } catch (ChartException e) {
      String text = String.valueOf(e.getMessage());
      settings.log().error("chart dependencies processing failed", "error", text);
      throw new ActionException("chart dependencies processing failed: " + text, e);
    }
  }

  static Capabilities capabilities(TemplateRequest request) {
    Capabilities capabilities = Capabilities.offline();
    KubeVersion kubeVersion = request.kubeVersion;
    if (kubeVersion != null) {
      capabilities = capabilities.withKubeVersion(kubeVersion);
    }
    return request.apiVersions.isEmpty()
        ? capabilities
        : capabilities.withMoreApiVersions(request.apiVersions);
  }
}
