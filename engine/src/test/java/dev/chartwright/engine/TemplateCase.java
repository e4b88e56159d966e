package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartBuilder;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.chart.values.Dependencies;
import dev.chartwright.chart.values.SetFlag;
import dev.chartwright.chart.values.ValuesFile;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.sprig.SprigContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A recorded rendering: a chart, values, and what Helm made of them. */
record TemplateCase(Row row) {
  private static final LogSink LOG = LogSink.none();

  String id() {
    return row.text("id");
  }

  /** Null if our answer is the recorded one, otherwise both. */
  @Nullable String difference() {
    Row want = row.row("want");
    Map<String, @Nullable Object> got = answer();
    if (want.get("match") instanceof String pattern) {
      return got.get("out") instanceof String text
              && Pattern.compile(pattern, Pattern.DOTALL).matcher(text).find()
          ? null
          : id() + "\n  want match " + pattern + "\n  got  " + show(got);
    }
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : want.members().entrySet()) {
      if (entry.getKey().equals("outputs")) {
        expected.put("outputs", want.texts("outputs"));
      } else if (!entry.getKey().equals("logs")) {
        expected.put(entry.getKey(), Row.asText(entry.getValue()));
      }
    }
    return Objects.equals(expected, got)
        ? null
        : id()
            + "\n  tpl  "
            + show(row.get("tpl"))
            + "\n  want "
            + show(expected)
            + "\n  got  "
            + show(got);
  }

  private static String show(@Nullable Object value) {
    String text = Json.marshalUnescaped(value);
    return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
  }

  Map<String, @Nullable Object> answer() {
    try {
      Map<String, String> files = render();
      return row.has("templates") || row.has("chartFiles")
          ? Map.of("outputs", files)
          : Map.of("out", files.getOrDefault(chart().name() + "/templates/t.yaml", ""));
    } catch (RuntimeException e) {
      if (!e.getClass().getName().startsWith("dev.chartwright.")) {
        java.io.StringWriter trace = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(trace));
        String text = trace.toString();
        return Map.of("accident", text.substring(0, Math.min(1200, text.length())));
      }
      return Map.of("error", String.valueOf(e.getMessage()));
    }
  }

  Engine engine() {
    Map<String, String> environment = new LinkedHashMap<>();
    if (row.has("tz")) {
      environment.put("TZ", row.text("tz"));
    } else {
      environment.put("TZ", "UTC");
    }
    return Engine.of(
        EngineOptions.of(
            SprigContext.of(
                Clock.systemUTC(), ZoneFiles.ofSystem(environment), SecureRandom::new)));
  }

  private Map<String, String> render() {
    Map<String, @Nullable Object> values = document(row, "values");
    for (Object set : row.list("sets")) {
      Row expression = Row.of(set);
      flag(expression.text("kind")).apply(expression.text("expr"), values);
    }
    Chart chart = Dependencies.of(LOG).process(chart(), values);
    Map<String, @Nullable Object> coalesced = Coalesce.of(LOG).values(chart, values);
    Row release = row.row("release");
    boolean upgrade = release.is("isUpgrade");
    ReleaseOptions options =
        new ReleaseOptions(
            release.text("name").isEmpty() ? "rel" : release.text("name"),
            release.text("namespace").isEmpty() ? "ns" : release.text("namespace"),
            release.get("revision") instanceof Double revision ? revision.intValue() : 1,
            upgrade,
            !upgrade);
    Row wanted = row.row("capabilities");
    Capabilities capabilities =
        Capabilities.offline().withMoreApiVersions(wanted.strings("apiVersions"));
    if (!wanted.text("kubeVersion").isEmpty()) {
      capabilities = capabilities.withKubeVersion(KubeVersion.parse(wanted.text("kubeVersion")));
    }
    RenderOptions how =
        (row.is("lintMode") ? RenderOptions.lint() : RenderOptions.normal())
            .withStrict(row.is("strict"));
    Map<String, String> rendered =
        engine().render(chart, new RenderValues(options, capabilities, coalesced), how);
    return new LinkedHashMap<>(rendered);
  }

  private static SetFlag flag(String kind) {
    return switch (kind) {
      case "string" -> SetFlag.STRING;
      case "json" -> SetFlag.JSON;
      case "literal" -> SetFlag.LITERAL;
      case "file" -> SetFlag.FILE;
      default -> SetFlag.SET;
    };
  }

  private Chart chart() {
    return build(row, true);
  }

  private static Chart build(Row given, boolean root) {
    if (given.has("chartFiles")) {
      List<ChartFile> files = new ArrayList<>();
      new TreeMap<>(given.texts("chartFiles")).forEach((name, text) -> files.add(file(name, text)));
      return ChartLoader.of(LOG).loadFiles(files);
    }
    Map<String, String> templates = given.texts("templates");
    if (root && !given.has("templates")) {
      templates = Map.of("templates/t.yaml", given.text("tpl"));
    }
    ChartBuilder chart =
        Chart.builder(metadata(given))
            .templates(files(templates))
            .files(files(given.texts("files")))
            .values(document(given, "chartValues"));
    List<Chart> subcharts = new ArrayList<>();
    for (Object subchart : given.list("subcharts")) {
      subcharts.add(build(Row.of(subchart), false));
    }
    return chart.dependencies(subcharts).build();
  }

  private static Metadata metadata(Row given) {
    return given.has("chart")
        ? Metadata.read(GoString.bytes(Json.marshal(given.get("chart"))))
        : Metadata.builder()
            .apiVersion("v2")
            .name("c")
            .version("0.1.0")
            .appVersion("1.2.3")
            .build();
  }

  private static List<ChartFile> files(Map<String, String> texts) {
    List<ChartFile> files = new ArrayList<>();
    new TreeMap<>(texts).forEach((name, text) -> files.add(file(name, text)));
    return files;
  }

  private static ChartFile file(String name, String text) {
    return ChartFile.of(name, GoString.bytes(text), null);
  }

  /** YAML text, or JSON as it stands. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> document(Row row, String name) {
    Object given = row.get(name);
    if (given instanceof String yaml) {
      return ValuesFile.parse(GoString.bytes(yaml));
    }
    return given == null ? new LinkedHashMap<>() : (Map<String, @Nullable Object>) given;
  }
}
