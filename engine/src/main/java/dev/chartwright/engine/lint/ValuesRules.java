package dev.chartwright.engine.lint;

import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * values.yaml: that it is there and can be read, and that the values fit the chart's schema. The
 * values of subcharts are not looked at.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/lint/rules/values.go}.
 */
final class ValuesRules {
  private static final String FILE = "values.yaml";
  private static final GoType TYPE = GoType.mapOf(GoType.ANY).named("common.Values");

  private ValuesRules() {}

  static void apply(
      Findings findings,
      Map<String, @Nullable Object> given,
      SchemaValidation schema,
      LogSink log) {
    String path = Path.join(findings.folder(), FILE);
    if (!Os.exists(path)) {
      findings.info(FILE, "file does not exist");
      return;
    }
    Map<String, @Nullable Object> own;
    try {
      own = read(Os.readFile(path));
    } catch (RuntimeException e) {
      findings.error(FILE, "unable to parse YAML: " + e.getMessage());
      return;
    }
    Map<String, @Nullable Object> values = merged(given, own, log);
    byte[] text = optional(Path.join(findings.folder(), "values.schema.json"));
    if (text.length == 0) {
      return;
    }
    try {
      schema.validateSingle(values, text);
    } catch (RuntimeException e) {
      findings.error(FILE, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> read(byte[] file) {
    Object values = YamlDecoder.into(TYPE).decode(file);
    return values == null ? Map.of() : (Map<String, @Nullable Object>) values;
  }

  private static Map<String, @Nullable Object> merged(
      Map<String, @Nullable Object> given, Map<String, @Nullable Object> own, LogSink log) {
    Coalesce coalesce = Coalesce.of(log);
    return coalesce.tables(coalesce.tables(new LinkedHashMap<>(), given), own);
  }

  /** The file; nothing if it cannot be read, as Helm has it. */
  private static byte[] optional(String path) {
    try {
      return Os.readFile(path);
    } catch (PathException e) {
      return new byte[0];
    }
  }
}
