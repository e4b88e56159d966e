package dev.chartwright.engine;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.ParseException;
import dev.chartwright.gotemplate.TemplateSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code include} and {@code tpl} keep in mind during one rendering. Belongs to a thread. */
final class RenderState {
  private static final int MAX_NESTED = 1000;

  private final EngineOptions options;
  private final RenderOptions how;
  private final Scope base;
  private final Map<String, int[]> included = new HashMap<>();

  /** The chart's templates, under what the surrounding {@code tpl} calls have defined. */
  private TemplateSet templates;

  RenderState(EngineOptions options, RenderOptions how, Scope base) {
    this.options = options;
    this.how = how;
    this.base = base;
    this.templates = base.templates();
  }

  EngineOptions options() {
    return options;
  }

  RenderOptions how() {
    return how;
  }

  Scope base() {
    return base;
  }

  String include(String name, @Nullable Object data, Execution execution) {
    int[] count = enter(name);
    try {
      return execution.execute(name, data);
    } finally {
      count[0]--;
    }
  }

  void include(String name, @Nullable Object data, Execution execution, StringBuilder out) {
    int[] count = enter(name);
    try {
      execution.execute(name, data, out);
    } finally {
      count[0]--;
    }
  }

  private int[] enter(String name) {
    int[] count = included.get(name);
    if (count == null) {
      count = new int[1];
      included.put(name, count);
    } else if (count[0] > MAX_NESTED) {
      throw new FunctionException(
          "rendering template has a nested reference name: "
              + name
              + ": unable to execute template",
          new FunctionException("unable to execute template"));
    }
    count[0]++;
    return count;
  }

  String tpl(String text, @Nullable Object data, Execution execution) {
    if (!text.contains("{{")) {
      return NoValue.removed(text);
    }
    Scope.Text parsed;
    try {
      parsed = base.text(text);
    } catch (ParseException e) {
      throw FunctionException.wrapping("cannot parse template " + Quote.quote(text) + ": ", e);
    }
    TemplateSet outer = templates;
    TemplateSet inner =
        outer == base.templates() ? parsed.onBase() : outer.overlay(parsed.template());
    if (!parsed.template().definesNothing()) {
      templates = inner;
    }
    try {
      return NoValue.removed(execution.execute(inner, inner.name(), data));
    } catch (FunctionException e) {
      throw FunctionException.wrapping(
          "error during tpl function execution for " + Quote.quote(text) + ": ", e);
    } finally {
      templates = outer;
    }
  }
}
