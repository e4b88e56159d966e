package dev.chartwright.action;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.NameRules;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import dev.chartwright.sprig.Sprig;
import dev.chartwright.sprig.SprigContext;
import java.util.List;
import java.util.Map;

/** The names of releases: made from templates, and checked. */
final class ReleaseName {
  private static final String SET = "name-template";

  private ReleaseName() {}

  /** What a {@code --name-template} gives. */
  static String ofTemplate(
      String template, SprigContext functions, Map<String, String> environment) {
    Template parsed =
        Template.parse(SET, template, new NameFunctions(Sprig.of(functions), environment));
    return TemplateSet.of(SET, List.of(parsed)).execute(SET, null, null);
  }

  /**
   * Checks a name.
   *
   * @throws ActionException {@code release name check failed: …}
   */
  static void check(String name, LogSink log) {
    try {
      NameRules.checkRelease(name);
    } catch (ChartException e) {
      String text = "release name " + Quote.quote(name) + ": " + e.getMessage();
      log.error("release name check failed", "error", text);
      throw new ActionException("release name check failed: " + text, e);
    }
  }
}
