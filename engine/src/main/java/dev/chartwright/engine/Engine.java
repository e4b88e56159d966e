package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import java.util.Map;

/**
 * Renders charts: Helm's template engine.
 *
 * <p>Immutable and thread-safe. A chart that is rendered more than once is parsed once: {@link
 * #parse}. What is parsed can be rendered by any number of threads with different values.
 *
 * <pre>{@code
 * Engine engine = Engine.of(EngineOptions.of(surroundings));
 * ParsedChart parsed = engine.parse(chart);
 * RenderValues values = RenderValues.of(ReleaseOptions.install("web", "default"), coalesced);
 * parsed.render(values, RenderOptions.normal()); // {demo/templates/a.yaml=…, …}
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/engine.go}.
 */
public final class Engine {
  private final EngineOptions options;
  private final HelmFunctions functions;

  private Engine(EngineOptions options) {
    this.options = options;
    this.functions = HelmFunctions.of(options);
  }

  /** An engine with these surroundings and limits. */
  public static Engine of(EngineOptions options) {
    return new Engine(options);
  }

  /**
   * Parses the templates of a chart and its subcharts.
   *
   * @throws RenderException {@code parse error at (demo/templates/a.yaml:3): …}
   */
  public ParsedChart parse(Chart chart) {
    return ParsedChart.of(chart, options, functions);
  }

  /**
   * Renders a chart once: {@link #parse} and {@link ParsedChart#render}.
   *
   * @return the texts by path, such as {@code demo/templates/a.yaml}, in the order of rendering;
   *     NOTES.txt is among them, files whose name begins with {@code _} are not
   * @throws RenderException if a template does not parse or fails
   */
  public Map<String, String> render(Chart chart, RenderValues values, RenderOptions options) {
    return parse(chart).render(values, options);
  }
}
