package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.sprig.SprigContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Charts made in tests, and engines to render them with. */
final class Charts {
  private Charts() {}

  static EngineOptions options() {
    return EngineOptions.of(
        SprigContext.of(
            Clock.systemUTC(), ZoneFiles.ofSystem(Map.of("TZ", "UTC")), SecureRandom::new));
  }

  static Engine engine() {
    return Engine.of(options());
  }

  /** A chart with files, given as name, text, name, text; those of templates/ are its templates. */
  static Chart chart(String name, String... files) {
    return chart(name, List.of(), files);
  }

  static Chart chart(String name, List<Chart> subcharts, String... files) {
    List<ChartFile> templates = new ArrayList<>();
    List<ChartFile> others = new ArrayList<>();
    for (int i = 0; i < files.length; i += 2) {
      ChartFile file = ChartFile.of(files[i], GoString.bytes(files[i + 1]), null);
      (files[i].startsWith("templates/") ? templates : others).add(file);
    }
    return Chart.builder(Metadata.builder().apiVersion("v2").name(name).version("1.0.0").build())
        .templates(templates)
        .files(others)
        .dependencies(subcharts)
        .build();
  }

  static Map<String, String> render(Chart chart, Map<String, @Nullable Object> values) {
    return engine().render(chart, values(values), RenderOptions.normal());
  }

  /** What the only template of a chart gives. */
  static String text(String template) {
    return render(chart("demo", "templates/a.yaml", template), new LinkedHashMap<>())
        .getOrDefault("demo/templates/a.yaml", "");
  }

  static RenderValues values(Map<String, @Nullable Object> values) {
    return RenderValues.of(ReleaseOptions.install("web", "default"), values);
  }
}
