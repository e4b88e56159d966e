package dev.chartwright.engine.lint;

import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.semver.KubeVersion;
import java.util.List;

/**
 * Applies all rules to the folder of a chart.
 *
 * <p>The rules read the folder, some of them again, and write nothing. Safe for several threads.
 * Source: Helm 4.3.1 {@code pkg/chart/v2/lint/lint.go}.
 *
 * <pre>{@code
 * List<LintMessage> found = ChartLinter.of(engine, schema).lint("demo", LintOptions.defaults());
 * found.get(0).toString(); // [INFO] Chart.yaml: icon is recommended
 * }</pre>
 */
public final class ChartLinter {
  private final EngineOptions engine;
  private final SchemaValidation schema;

  private ChartLinter(EngineOptions engine, SchemaValidation schema) {
    this.engine = engine;
    this.schema = schema;
  }

  /**
   * A linter.
   *
   * @param engine what templates are rendered with; its log hears what loading and merging log, too
   * @param schema what values are held against; {@link SchemaValidation#skipped} for nothing
   */
  public static ChartLinter of(EngineOptions engine, SchemaValidation schema) {
    return new ChartLinter(engine, schema);
  }

  /** What is wrong with the chart in a folder, in the order of the rules. */
  public List<LintMessage> lint(String folder, LintOptions options) {
    Findings findings = new Findings(Os.abs(folder));
    KubeVersion asked = options.kubeVersion();
    KubeVersion kubeVersion = asked == null ? Capabilities.offline().kubeVersion() : asked;
    SchemaValidation own = schema.within(findings.folder());
    ChartfileRules.apply(findings);
    ValuesRules.apply(findings, options.values(), own, engine.log());
    TemplateRules.apply(findings, options, kubeVersion, engine, own);
    DependencyRules.apply(findings, engine.log());
    CrdRules.apply(findings, engine.log());
    return findings.messages();
  }
}
