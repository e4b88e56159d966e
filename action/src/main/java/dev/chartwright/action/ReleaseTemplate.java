package dev.chartwright.action;

import dev.chartwright.gotemplate.ExecLimits;
import dev.chartwright.gotemplate.Functions;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import dev.chartwright.release.Release;
import java.util.List;
import java.util.Map;

/**
 * Fills in a template about a release: {@code get all --template}.
 *
 * <p>Go's own functions are there, those of charts are not. Stateless and safe for several threads.
 * Source: Helm 4.3.1 {@code pkg/cmd/printer.go}, {@code get_all.go}.
 *
 * <pre>{@code
 * ReleaseTemplate.append("{{.Release.Name}} {{.Release.Info.Status}}", release, out);
 * // web deployed
 * }</pre>
 */
public final class ReleaseTemplate {
  private static final String NAME = "_";

  private ReleaseTemplate() {}

  /**
   * Appends what the template gives; after an exception, what it gave before.
   *
   * @throws dev.chartwright.gotemplate.ParseException if it is no template
   * @throws dev.chartwright.gotemplate.ExecException if it fails
   */
  public static void append(String template, Release release, StringBuilder out) {
    Template parsed = Template.parse(NAME, template, Functions.none());
    TemplateSet.of(NAME, List.of(parsed))
        .execute(
            NAME, Map.of("Release", ReleaseStruct.of(release)), null, ExecLimits.generous(), out);
  }
}
