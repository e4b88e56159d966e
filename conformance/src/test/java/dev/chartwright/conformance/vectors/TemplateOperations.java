package dev.chartwright.conformance.vectors;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.Manifest;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.chart.values.Dependencies;
import dev.chartwright.chart.values.FetchException;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.chart.values.SetFlag;
import dev.chartwright.chart.values.ValuesFile;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.Engine;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.engine.KindOrder;
import dev.chartwright.engine.ManifestSorter;
import dev.chartwright.engine.ManifestSplitter;
import dev.chartwright.engine.ReleaseOptions;
import dev.chartwright.engine.RenderOptions;
import dev.chartwright.engine.RenderValues;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.sprig.SprigContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about charts that are rendered, and what is made of their manifests. */
final class TemplateOperations {
  private TemplateOperations() {}

  static void addTo(Map<String, Operation> operations) {
    operations.put("template", TemplateOperations::template);
    operations.put("coalesce", TemplateOperations::coalesce);
    operations.put("schema.validate", TemplateOperations::validate);
    operations.put("manifest.sort", TemplateOperations::sort);
    operations.put("manifest.split", TemplateOperations::split);
  }

  /** YAML text, or JSON whose numbers are float64. */
  static @Nullable Map<String, @Nullable Object> document(@Nullable Object given) {
    if (given == null) {
      return null;
    }
    if (given instanceof String || Row.of(given).has("b64")) {
      return ValuesFile.parse(GoString.bytes(TypedValues.text(given)));
    }
    return Json.parseObject(GoString.bytes(Json.marshal(given)));
  }

  private static Chart chart(Row row, LogSink log) {
    if (row.has("chartFiles")) {
      return ChartLoader.of(log).loadFiles(files(row.texts("chartFiles")));
    }
    Metadata metadata =
        row.get("chart") == null
            ? Metadata.read(
                GoString.bytes("{apiVersion: v2, name: c, version: 0.1.0, appVersion: 1.2.3}"))
            : Metadata.read(GoString.bytes(Json.marshal(row.get("chart"))));
    Map<String, String> templates =
        row.has("templates") || !row.has("tpl")
            ? row.texts("templates")
            : Map.of("templates/t.yaml", row.text("tpl"));
    List<Chart> subcharts = new ArrayList<>();
    for (Object each : row.list("subcharts")) {
      subcharts.add(chart(Row.of(each), log));
    }
    Map<String, @Nullable Object> values = document(row.get("chartValues"));
    return Chart.builder(metadata)
        .templates(files(templates))
        .files(files(row.texts("files")))
        .values(values == null ? Map.of() : values)
        .schema(
            row.text("schema").isEmpty() ? null : file("values.schema.json", row.text("schema")))
        .dependencies(subcharts)
        .build();
  }

  private static List<ChartFile> files(Map<String, String> texts) {
    List<ChartFile> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(file(name, text)));
    return files;
  }

  private static ChartFile file(String name, String text) {
    return ChartFile.of(name, GoString.bytes(text), null);
  }

  private static Map<String, @Nullable Object> values(Row row) {
    Map<String, @Nullable Object> values = document(row.get("values"));
    return values == null ? new LinkedHashMap<>() : values;
  }

  private static Map<String, @Nullable Object> template(Row row) {
    boolean single = !row.has("templates") && !row.has("chartFiles");
    Logs logs = new Logs();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    try {
      Map<String, String> rendered = render(row, logs);
      if (single) {
        out.put("out", TypedValues.textRow(ofOwnTemplate(rendered)));
      } else {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        rendered.forEach((name, text) -> outputs.put(name, TypedValues.textRow(text)));
        out.put("outputs", outputs);
      }
    } catch (RuntimeException e) {
      if (!Answers.isOurs(e)) {
        throw e;
      }
      out.put("error", TypedValues.textRow(String.valueOf(e.getMessage())));
    }
    logs.addTo(out);
    return out;
  }

  /** The text of the chart's only template; those of subcharts lie deeper. */
  private static String ofOwnTemplate(Map<String, String> rendered) {
    for (Map.Entry<String, String> entry : rendered.entrySet()) {
      if (entry.getKey().matches("[^/]*/templates/t\\.yaml")) {
        return entry.getValue();
      }
    }
    return "";
  }

  private static Map<String, String> render(Row row, Logs logs) {
    Chart chart = chart(row, logs);
    Map<String, @Nullable Object> values = values(row);
    for (Object each : row.list("sets")) {
      apply(Row.of(each), values);
    }
    Row release = row.row("release");
    boolean upgrade = release.is("isUpgrade");
    ReleaseOptions options =
        new ReleaseOptions(
            orElse(release.text("name"), "rel"),
            orElse(release.text("namespace"), "ns"),
            release.get("revision") instanceof JsonNumber n && n.toLong() != 0
                ? (int) n.toLong()
                : 1,
            upgrade,
            !upgrade);
    Chart processed = Dependencies.of(logs).process(chart, values);
    Map<String, @Nullable Object> coalesced = Coalesce.of(logs).values(processed, values);
    schemas(logs).validate(processed, coalesced);
    RenderOptions how = new RenderOptions(row.is("lintMode"), row.is("strict"), null);
    Engine engine =
        Engine.of(
            EngineOptions.of(
                    SprigContext.of(
                        Clock.systemUTC(),
                        GolangOperations.zones(row.text("tz")),
                        SecureRandom::new))
                .withLog(logs));
    return engine.render(processed, new RenderValues(options, capabilities(row), coalesced), how);
  }

  private static Capabilities capabilities(Row row) {
    Row given = row.row("capabilities");
    Capabilities capabilities = Capabilities.offline();
    if (!given.text("kubeVersion").isEmpty()) {
      capabilities = capabilities.withKubeVersion(KubeVersion.parse(given.text("kubeVersion")));
    }
    List<String> more = new ArrayList<>();
    given.list("apiVersions").forEach(version -> more.add((String) version));
    return capabilities.withMoreApiVersions(more);
  }

  static void apply(Row set, Map<String, @Nullable Object> values) {
    flag(set.text("kind")).apply(set.text("expr"), values);
  }

  static SetFlag flag(String kind) {
    return switch (kind) {
      case "", "set" -> SetFlag.SET;
      case "string" -> SetFlag.STRING;
      case "json" -> SetFlag.JSON;
      case "literal" -> SetFlag.LITERAL;
      case "file" -> SetFlag.FILE;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Schemas see a network in which no name is known, as where the answers were recorded. */
  private static SchemaValidation schemas(LogSink log) {
    return SchemaValidation.of(
        url -> {
          String reason =
              "Get \""
                  + url
                  + "\": dial tcp: lookup "
                  + Url.parse(url).hostname()
                  + " on 10.255.255.53:53: no such host";
          throw FetchException.of(reason, null);
        },
        log);
  }

  private static String orElse(String text, String other) {
    return text.isEmpty() ? other : text;
  }

  private static Map<String, @Nullable Object> coalesce(Row row) {
    Logs logs = new Logs();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    try {
      Chart chart = chart(row, logs);
      Coalesce coalesce = Coalesce.of(logs);
      Map<String, @Nullable Object> values = values(row);
      out.put(
          "value",
          TypedValues.write(
              row.is("merge") ? coalesce.merge(chart, values) : coalesce.values(chart, values)));
    } catch (ChartException e) {
      out.put("error", TypedValues.textRow(String.valueOf(e.getMessage())));
    }
    logs.addTo(out);
    return out;
  }

  private static Map<String, @Nullable Object> validate(Row row) {
    LogSink none = LogSink.none();
    Chart chart = chart(row, none);
    schemas(none).validate(chart, Coalesce.of(none).values(chart, values(row)));
    return Map.of("valid", true);
  }

  private static Map<String, @Nullable Object> split(Row row) {
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    int n = 0;
    for (String part : ManifestSplitter.split(row.text("text"))) {
      parts.put("manifest-" + n++, TypedValues.textRow(part));
    }
    return Map.of("parts", parts);
  }

  private static Map<String, @Nullable Object> sort(Row row) {
    Logs logs = new Logs();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    try {
      boolean uninstall = row.text("order").equals("uninstall");
      ManifestSorter.Sorted sorted =
          ManifestSorter.sort(
              row.texts("files"), uninstall ? KindOrder.UNINSTALL : KindOrder.INSTALL, logs);
      StringBuilder text = new StringBuilder();
      List<Object> manifests = new ArrayList<>();
      for (Manifest each : sorted.manifests()) {
        text.append("---\n# Source: ").append(each.path()).append('\n');
        text.append(each.content()).append('\n');
        manifests.add(ManifestRows.of(each));
      }
      StringBuilder all = new StringBuilder(Strings.trimSpace(text.toString())).append('\n');
      List<Object> hooks = new ArrayList<>();
      for (Hook each : sorted.hooks()) {
        all.append("---\n# Source: ").append(each.path()).append('\n');
        all.append(each.manifest()).append('\n');
        hooks.add(ManifestRows.of(each));
      }
      out.put("text", TypedValues.textRow(all.toString()));
      out.put("manifests", manifests);
      out.put("hooks", hooks);
    } catch (RuntimeException e) {
      if (!Answers.isOurs(e)) {
        throw e;
      }
      out.put("error", TypedValues.textRow(String.valueOf(e.getMessage())));
    }
    logs.addTo(out);
    return out;
  }
}
