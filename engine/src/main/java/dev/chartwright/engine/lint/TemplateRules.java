package dev.chartwright.engine.lint;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.chart.values.Dependencies;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.engine.Capabilities;
import dev.chartwright.engine.Engine;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.engine.ReleaseOptions;
import dev.chartwright.engine.RenderOptions;
import dev.chartwright.engine.RenderValues;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.semver.KubeVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files in {@code templates/}: that they can be rendered, and what they become.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/lint/rules/template.go}.
 */
final class TemplateRules {
  private static final String FOLDER = "templates/";
  private static final String RELEASE = "test-release";

  private TemplateRules() {}

  static void apply(
      Findings findings,
      LintOptions options,
      KubeVersion kubeVersion,
      EngineOptions engine,
      SchemaValidation schema) {
    if (!hasFolder(findings)) {
      return;
    }
    Chart chart;
    try {
      chart = ChartLoader.of(engine.log()).load(findings.folder());
    } catch (RuntimeException e) {
      findings.error(FOLDER, e);
      return;
    }
    Chart used;
    Map<String, @Nullable Object> values;
    Coalesce coalesce = Coalesce.of(engine.log());
    try {
      used = Dependencies.of(engine.log()).process(chart, options.values());
      values = coalesce.values(used, options.values());
    } catch (RuntimeException e) {
      return;
    }
    Map<String, String> rendered;
    try {
      // Once more, as Helm has it: what conflicts is told twice.
      values = coalesce.values(used, values);
      schema.validate(used, values);
      ReleaseOptions release = new ReleaseOptions(RELEASE, options.namespace(), 0, false, false);
      Capabilities capabilities = Capabilities.offline().withKubeVersion(kubeVersion);
      rendered =
          Engine.of(engine)
              .render(used, new RenderValues(release, capabilities, values), RenderOptions.lint());
    } catch (RuntimeException e) {
      findings.error(FOLDER, e);
      return;
    }
    ManifestRules manifests = new ManifestRules(findings, kubeVersion);
    for (ChartFile template : used.templates()) {
      String name = template.name();
      String extension = Path.ext(name);
      if (!isTemplate(extension)) {
        findings.error(
            name,
            "file extension '"
                + extension
                + "' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt");
      }
      if (extension.equalsIgnoreCase(".yaml") || extension.equalsIgnoreCase(".yml")) {
        String content = rendered.get(Path.join(used.name(), name));
        if (content != null && !manifests.apply(name, content)) {
          return;
        }
      }
    }
  }

  private static boolean hasFolder(Findings findings) {
    try {
      if (Os.stat(findings.folder() + "/templates").isDirectory()) {
        return true;
      }
      findings.error(FOLDER, "not a directory");
    } catch (PathException e) {
      if (e.isNotExist()) {
        findings.warning(FOLDER, "directory does not exist");
      } else {
        findings.error(FOLDER, e);
      }
    }
    return false;
  }

  private static boolean isTemplate(String extension) {
    return switch (extension) {
      case ".yaml", ".yml", ".tpl", ".txt" -> true;
      default -> false;
    };
  }
}
