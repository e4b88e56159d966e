package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.gotemplate.ExecLimits;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.MissingKey;
import dev.chartwright.gotemplate.ParseException;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart whose templates, with those of its subcharts, are parsed and ready to be rendered.
 *
 * <p>Immutable in effect and thread-safe: threads share it and render with values of their own.
 * What {@code tpl} parses is kept here for the next time, up to a limit.
 */
public final class ParsedChart {
  private static final String SET_NAME = "gotpl";

  private final Chart chart;
  private final EngineOptions options;
  private final List<TemplateFile> files;
  private final Scope zero;
  private final Scope strict;
  private final boolean changesValues;
  private final TopValues top;

  private ParsedChart(
      Chart chart,
      EngineOptions options,
      List<TemplateFile> files,
      TemplateSet templates,
      HelmFunctions functions) {
    this.chart = chart;
    this.options = options;
    this.files = files;
    this.zero = Scope.of(templates.missingKey(MissingKey.ZERO), functions);
    this.strict = Scope.of(templates.missingKey(MissingKey.ERROR), functions);
    this.changesValues = functions.changingValues();
    this.top = TopValues.of(chart, changesValues);
  }

  static ParsedChart of(Chart chart, EngineOptions options, HelmFunctions all) {
    List<TemplateFile> files = TemplateFile.inOrder(chart);
    HelmFunctions functions = all.forChart();
    TemplateSet set = TemplateSet.of(SET_NAME, parse(files, functions));
    return new ParsedChart(chart, options, files, set, functions);
  }

  /** Parses each text once, wherever it stands: subcharts are often copies of each other. */
  private static List<Template> parse(List<TemplateFile> files, HelmFunctions functions) {
    List<Template> templates = new ArrayList<>(files.size());
    Map<Integer, List<Integer>> byLength = new HashMap<>();
    for (TemplateFile file : files) {
      byte[] data = file.file().data();
      List<Integer> alike = byLength.get(data.length);
      if (alike == null) {
        alike = new ArrayList<>(2);
        byLength.put(data.length, alike);
      }
      Template template = null;
      for (int i : alike) {
        if (Arrays.equals(data, files.get(i).file().data())) {
          template = templates.get(i).withName(file.path());
          break;
        }
      }
      if (template == null) {
        alike.add(templates.size());
        template = parse(file, functions);
      }
      templates.add(template);
    }
    return templates;
  }

  private static Template parse(TemplateFile file, HelmFunctions functions) {
    try {
      return Template.parse(file.path(), file.file().text(), functions);
    } catch (ParseException e) {
      throw ErrorText.parse(file.path(), e);
    }
  }

  /** The chart. */
  public Chart chart() {
    return chart;
  }

  /**
   * Renders all files.
   *
   * @return the texts by path, such as {@code demo/templates/a.yaml}, in the order of rendering;
   *     NOTES.txt is among them, files whose name begins with {@code _} are not
   * @throws RenderException if a template fails
   */
  public Map<String, String> render(RenderValues values, RenderOptions how) {
    RenderState state = new RenderState(options, how, how.strict() ? strict : zero);
    RenderValues own = changesValues ? ValuesCopy.of(values) : values;
    List<Map<String, @Nullable Object>> tops = top.with(own);
    Map<String, String> rendered = new LinkedHashMap<>();
    ExecLimits limits =
        new ExecLimits(options.limits().maxFileChars(), options.limits().maxIterations());
    StringBuilder out = new StringBuilder(4096);
    long total = 0;
    for (TemplateFile file : files) {
      if (file.isPartial()) {
        continue;
      }
      out.setLength(0);
      Map<String, @Nullable Object> dot = tops.get(file.chart());
      dot.put("Template", TopValues.template(file));
      try {
        state.base().templates().execute(file.path(), TopValues.dot(dot), state, limits, out);
      } catch (FunctionException e) {
        throw ErrorText.exec(file.path(), e);
      } catch (StackOverflowError e) {
        throw ErrorText.tooDeep(file.path());
      } catch (IllegalStateException | IllegalArgumentException | ClassCastException e) {
        throw ErrorText.panic(file.path(), e);
      }
      total += out.length();
      if (total > options.limits().maxTotalChars()) {
        throw ErrorText.tooLarge(file.path(), options.limits().maxTotalChars());
      }
      rendered.put(file.path(), NoValue.removed(out.toString()));
    }
    return rendered;
  }
}
