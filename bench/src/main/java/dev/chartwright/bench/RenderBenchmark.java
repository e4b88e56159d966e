package dev.chartwright.bench;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.chart.values.Dependencies;
import dev.chartwright.chart.values.Fetcher;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.engine.Engine;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.engine.ParsedChart;
import dev.chartwright.engine.ReleaseOptions;
import dev.chartwright.engine.RenderOptions;
import dev.chartwright.engine.RenderValues;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.engine.RenderedFiles;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.sprig.SprigContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What rendering costs once the JVM is warm. The same work over Helm's own packages is in {@code
 * bench/go}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class RenderBenchmark {
  private static final ReleaseOptions RELEASE = ReleaseOptions.install("bench", "default");

  /** The chart; the real ones need {@code -Dbench.corpus=FOLDER}. */
  @Param({
    "create",
    "ingress-nginx",
    "kube-prometheus-stack",
    "argo-cd",
    "umbrella-120",
    "tpl-5000",
    "templates-1",
    "templates-10",
    "templates-100",
    "templates-1000"
  })
  public String chart = "create";

  private final LogSink log = LogSink.none();
  private final Engine engine =
      Engine.of(
          EngineOptions.of(
              SprigContext.of(
                  Clock.systemUTC(), ZoneFiles.ofSystem(Map.of("TZ", "")), SecureRandom::new)));

  private @Nullable Path folder;
  private @Nullable Prepared prepared;
  private @Nullable ParsedChart parsed;

  /** A chart and the values that its templates see. */
  private record Prepared(Chart chart, RenderValues values) {}

  /** Finds or writes the chart. */
  @Setup
  public void setUp() throws IOException {
    Path scratch = Files.createTempDirectory("bench");
    folder = BenchCharts.find(chart, System.getProperty("bench.corpus", ""), scratch);
    prepared = load();
    parsed = engine.parse(prepared.chart());
  }

  private Prepared load() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    Chart loaded = ChartLoader.of(log).loadAnyVersion(String.valueOf(folder));
    Chart processed = Dependencies.of(log).process(loaded, values);
    Map<String, @Nullable Object> coalesced = Coalesce.of(log).values(processed, values);
    SchemaValidation.of(Fetcher.none(), log).validate(processed, coalesced);
    return new Prepared(processed, RenderValues.of(RELEASE, coalesced));
  }

  /** Reads the templates. */
  @Benchmark
  public @Nullable ParsedChart parse() {
    return prepared == null ? null : engine.parse(prepared.chart());
  }

  /** Renders a chart that was parsed before, as a server does that renders it again. */
  @Benchmark
  public @Nullable Map<String, String> renderParsed() {
    return parsed == null || prepared == null
        ? null
        : parsed.render(prepared.values(), RenderOptions.normal());
  }

  /** Parses and renders a loaded chart: Helm's {@code engine.Render}. */
  @Benchmark
  public @Nullable Map<String, String> render() {
    return prepared == null
        ? null
        : engine.render(prepared.chart(), prepared.values(), RenderOptions.normal());
  }

  /** Everything between a folder and sorted manifests: {@code template} without its start. */
  @Benchmark
  public RenderedChart loadAndRender() {
    Prepared loaded = load();
    Map<String, String> files =
        engine.render(loaded.chart(), loaded.values(), RenderOptions.normal());
    return RenderedChart.of(loaded.chart(), RenderedFiles.of(loaded.chart(), files, false), log);
  }

  /** Reads the folder of the chart and makes its values. */
  @Benchmark
  public Object loadOnly() {
    return load();
  }
}
