package dev.chartwright.chart.values;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.values.schema.JsonSchema;
import dev.chartwright.chart.values.schema.SchemaException;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.slog.LogSink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds values against the {@code values.schema.json} of a chart and of its subcharts.
 *
 * <p>Safe for use by several threads, as far as the fetcher and the log are. A {@code urn:} that
 * cannot be resolved is warned of once. A chart without a schema costs nothing: the validator's
 * classes are loaded with the first schema.
 *
 * <pre>{@code
 * SchemaValidation.of(Fetcher.none(), LogSink.none()).validate(chart, values);
 * // SchemaException: values don't meet the specifications of the schema(s) in the following chart(s):
 * // demo:
 * // - at '/replicas': minimum: got 0, want 1
 * }</pre>
 *
 * <p>Several violations are told in the order of the values' keys; in Helm that order is random.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/util/jsonschema.go} and {@code values.go}.
 */
public final class SchemaValidation {
  private static final String INTRODUCTION =
      "values don't meet the specifications of the schema(s) in the following chart(s):\n";

  private final Fetcher fetcher;
  private final LogSink log;
  private final String folder;
  private final boolean skip;
  private final Set<String> warnedUrns;

  private SchemaValidation(
      Fetcher fetcher, LogSink log, String folder, boolean skip, Set<String> warnedUrns) {
    this.fetcher = fetcher;
    this.log = log;
    this.folder = folder;
    this.skip = skip;
    this.warnedUrns = warnedUrns;
  }

  /**
   * A validation that may fetch what a schema refers to by {@code http:} and {@code https:}, and
   * reads no {@code file:}.
   */
  public static SchemaValidation of(Fetcher fetcher, LogSink log) {
    return new SchemaValidation(fetcher, log, "", false, ConcurrentHashMap.newKeySet());
  }

  /** A validation that finds nothing wrong: {@code --skip-schema-validation}. */
  public static SchemaValidation skipped() {
    return new SchemaValidation(Fetcher.none(), LogSink.none(), "", true, Set.of());
  }

  /**
   * The same validation with {@code file:} references allowed into the folder of the chart.
   *
   * @param folder where the chart was loaded from; empty for none
   */
  public SchemaValidation within(String folder) {
    return new SchemaValidation(fetcher, log, folder, skip, warnedUrns);
  }

  /**
   * Holds the coalesced values against the schemas of a chart and, as far as there are values for
   * them, of its subcharts.
   *
   * @throws SchemaException {@code values don't meet the specifications of the schema(s) in the
   *     following chart(s):} and what is wrong, chart by chart
   */
  public void validate(Chart chart, Map<String, @Nullable Object> values) {
    if (skip) {
      return;
    }
    StringBuilder out = new StringBuilder();
    collect(chart, values, out);
    if (out.length() > 0) {
      throw new SchemaException(INTRODUCTION + out);
    }
  }

  private void collect(Chart chart, Map<String, @Nullable Object> values, StringBuilder out) {
    Optional<ChartFile> schema = chart.schema();
    if (schema.isPresent()) {
      log.debug("chart name", "chart-name", chart.name());
      try {
        validateSingle(values, schema.get().data());
      } catch (SchemaException e) {
        out.append(chart.name()).append(":\n").append(e.getMessage());
      }
    }
    List<Chart> dependencies = chart.dependencies();
    log.debug(
        "number of dependencies in the chart",
        "chart",
        chart.name(),
        "dependencies",
        Integer.toString(dependencies.size()));
    for (Chart dependency : dependencies) {
      Object own = values.get(dependency.name());
      if (own == null) {
        continue;
      }
      if (own instanceof Map<?, ?> map && !(own instanceof GoMap)) {
        collect(dependency, tree(map), out);
      } else {
        out.append(dependency.name())
            .append(":\ninvalid type for values: expected object (map), got ")
            .append(TypeNames.typeOf(own))
            .append('\n');
      }
    }
  }

  /**
   * Holds values against one schema.
   *
   * @param schema the text of a values.schema.json
   * @throws SchemaException with what is wrong, or why the schema cannot be used
   */
  public void validateSingle(Map<String, @Nullable Object> values, byte[] schema) {
    if (skip) {
      return;
    }
    JsonSchema compiled =
        JsonSchema.compile(schema, new SchemaReferences(fetcher, log, folder, warnedUrns));
    log.debug("unmarshalled JSON schema", "schema", GoString.of(schema));
    Optional<String> wrong = compiled.validate(values);
    if (wrong.isPresent()) {
      throw new SchemaException(wrong.get() + "\n");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> tree(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
