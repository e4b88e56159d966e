package dev.chartwright.action;

import dev.chartwright.gotemplate.ExecLimits;
import dev.chartwright.gotemplate.Functions;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import dev.chartwright.release.Release;
import dev.chartwright.sprig.Sprig;
import java.util.List;
import java.util.Map;

/**
 * Fills in a template about a release: {@code get all --template}.
 *
 * <p>Go's own functions are there, and the fields and methods of Helm's structs; functions of
 * charts are not. Stateless and safe for several threads. Source: Helm 4.3.1 {@code
 * pkg/cmd/printer.go}, {@code get_all.go}.
 *
 * <pre>{@code
 * String text = "{{.Release.Chart.Name}} {{.Release.Info.Status}}";
 * ReleaseTemplate.append(text, release, settings, surroundings, out);
 * // nginx deployed
 * }</pre>
 */
public final class ReleaseTemplate {
  private static final String NAME = "_";

  private ReleaseTemplate() {}

  /**
   * Appends what the template gives; after an exception, what it gave before.
   *
   * @param surroundings the clock, and with the environment the local zone, for methods of times
   * @throws dev.chartwright.gotemplate.ParseException if it is no template
   * @throws dev.chartwright.gotemplate.ExecException if it fails
   */
  public static void append(
      String template,
      Release release,
      Settings settings,
      Surroundings surroundings,
      StringBuilder out) {
    Functions methods =
        new ReleaseMethods(Sprig.of(surroundings.functions(settings.environment(), false)));
    Template parsed = Template.parse(NAME, template, methods);
    TemplateSet.of(NAME, List.of(parsed))
        .execute(
            NAME, Map.of("Release", ReleaseStruct.of(release)), null, ExecLimits.generous(), out);
  }
}
