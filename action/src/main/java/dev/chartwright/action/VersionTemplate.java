package dev.chartwright.action;

import dev.chartwright.engine.HelmVersion;
import dev.chartwright.gotemplate.ExecLimits;
import dev.chartwright.gotemplate.Functions;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import java.util.List;

/**
 * Fills in a template about the Helm that we are: {@code version --template}.
 *
 * <p>Go's own functions are there, those of charts are not. Stateless and safe for several threads.
 * Source: Helm 4.3.1 {@code pkg/cmd/version.go}.
 *
 * <pre>{@code
 * StringBuilder out = new StringBuilder();
 * VersionTemplate.append("Version: {{.Version}}", out); // Version: v4.3.1
 * }</pre>
 */
public final class VersionTemplate {
  private static final String NAME = "_";

  private VersionTemplate() {}

  /**
   * Appends what the template gives; after an exception, what it gave before.
   *
   * @throws dev.chartwright.gotemplate.ParseException if it is no template
   * @throws dev.chartwright.gotemplate.ExecException if it fails
   */
  public static void append(String template, StringBuilder out) {
    Template parsed = Template.parse(NAME, template, Functions.none());
    TemplateSet.of(NAME, List.of(parsed))
        .execute(NAME, HelmVersion.current(), null, ExecLimits.generous(), out);
  }
}
