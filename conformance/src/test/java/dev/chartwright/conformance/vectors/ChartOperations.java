package dev.chartwright.conformance.vectors;

import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.HelmIgnore;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.NameRules;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.engine.lint.ChartLinter;
import dev.chartwright.engine.lint.LintMessage;
import dev.chartwright.engine.lint.LintOptions;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartTags;
import dev.chartwright.sprig.SprigContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about charts, their files and their references. */
final class ChartOperations {
  private ChartOperations() {}

  static void addTo(Map<String, Operation> operations) {
    operations.put("name.validate", ChartOperations::validateName);
    operations.put("dependency.validate", ChartOperations::validateDependency);
    operations.put("ignore.match", ChartOperations::ignored);
    operations.put("oci.reference", ChartOperations::reference);
    operations.put("oci.tag", ChartOperations::tag);
    operations.put(
        "chartfile.validate",
        row -> WorkFolder.with(Map.of("Chart.yaml", row.text("text")), () -> chartfile(row)));
  }

  private static Map<String, @Nullable Object> validateName(Row row) {
    if (row.text("kind").equals("metadata")) {
      NameRules.checkMetadata(row.text("name"));
    } else {
      NameRules.checkRelease(row.text("name"));
    }
    return Map.of("valid", true);
  }

  private static Map<String, @Nullable Object> validateDependency(Row row) {
    Row given = row.row("dependency");
    new Dependency(
            given.text("name"),
            given.text("version"),
            "",
            "",
            List.of(),
            false,
            List.of(),
            given.text("alias"))
        .validated();
    return Map.of("valid", true);
  }

  private static Map<String, @Nullable Object> ignored(Row row) {
    HelmIgnore rules = HelmIgnore.parse(GoString.bytes(row.text("rules")));
    Map<String, @Nullable Object> ignored = new LinkedHashMap<>();
    for (Object path : row.list("paths")) {
      String name = (String) path;
      boolean folder = name.endsWith("/");
      String bare = folder ? name.substring(0, name.length() - 1) : name;
      ignored.put(name, rules.ignores(bare, folder, LogSink.none()));
    }
    return Map.of("ignored", ignored);
  }

  private static Map<String, @Nullable Object> reference(Row row) {
    String text = row.text("ref");
    ChartReference parsed = ChartReference.parse(text);
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("registry", parsed.registry());
    out.put("repository", parsed.repository());
    out.put("tag", parsed.tag());
    out.put("digest", parsed.digest());
    out.put("string", parsed.toString());
    out.put("oci", ChartReference.isOci(text));
    return out;
  }

  private static Map<String, @Nullable Object> tag(Row row) {
    List<String> tags = new ArrayList<>();
    row.list("tags").forEach(tag -> tags.add((String) tag));
    return Map.of("tag", ChartTags.pick(tags, row.text("version")));
  }

  private static Map<String, @Nullable Object> chartfile(Row row) {
    byte[] text = GoString.bytes(row.text("text"));
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    ChartFile file = ChartFile.of("Chart.yaml", text, null);
    try {
      Metadata metadata = ChartLoader.of(LogSink.none()).loadFiles(List.of(file)).metadata();
      out.put("metadata", Json.parseKeepingNumbers(GoString.bytes(metadata.toJson())));
      out.put("load", null);
    } catch (RuntimeException e) {
      out.put("load", e.getMessage());
    }
    try {
      Metadata.readStrictly(text);
      out.put("strict", null);
    } catch (RuntimeException e) {
      out.put("strict", e.getMessage());
    }
    out.put("lint", chartfileMessages());
    return out;
  }

  /** What lint says of the Chart.yaml in the working directory. */
  private static List<String> chartfileMessages() {
    SprigContext surroundings =
        SprigContext.of(Clock.systemUTC(), GolangOperations.zones("UTC"), SecureRandom::new);
    List<String> messages = new ArrayList<>();
    ChartLinter linter = ChartLinter.of(EngineOptions.of(surroundings), SchemaValidation.skipped());
    for (LintMessage message : linter.lint(".", LintOptions.defaults())) {
      if (message.path().equals("Chart.yaml")) {
        messages.add(message.toString());
      }
    }
    return messages;
  }
}
