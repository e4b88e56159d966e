package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.engine.ManifestException;
import dev.chartwright.engine.ManifestSplitter;
import dev.chartwright.engine.RenderException;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says more about why a chart cannot be rendered than Helm's message: the lines of the template
 * around the place, the values that are missing there, and the file that could set them.
 */
final class ErrorExplanation {
  private static final int LINES_BEFORE = 2;
  private static final int LINES_AFTER = 1;

  private final Chart root;
  private final String reference;
  private final Map<String, @Nullable Object> values;
  private final StringBuilder text = new StringBuilder();

  /**
   * An explanation for one rendering.
   *
   * @param reference the chart as the user named it
   * @param values what the templates of the root chart saw
   */
  ErrorExplanation(Chart root, String reference, Map<String, @Nullable Object> values) {
    this.root = root;
    this.reference = reference;
    this.values = values;
  }

  /** The explanation of a template that failed; empty if there is nothing to add. */
  String of(RenderException failure) {
    List<RenderException.Frame> frames = failure.frames();
    for (int i = frames.size() - 1; i >= 0; i--) {
      RenderException.Frame frame = frames.get(i);
      TemplateSource source = TemplateSource.find(root, frame.template());
      if (source != null) {
        snippet(frame.template() + ":", source.text(), frame);
        break;
      }
    }
    TemplateSource rendered = TemplateSource.find(root, failure.template());
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (missingValues(frames.get(i).node(), rendered == null ? root : rendered.chart())) {
        break;
      }
    }
    return text.toString();
  }

  /** The explanation of a rendered file that is no YAML; empty if there is nothing to add. */
  String of(ManifestException failure, Map<String, String> files) {
    String file = files.getOrDefault(failure.path(), "");
    for (String document : ManifestSplitter.split(file)) {
      try {
        Yaml.toJsonValue(document);
      } catch (YamlException e) {
        RenderException.Frame place =
            new RenderException.Frame(failure.path(), e.line(), -1, "", "", "");
        snippet(failure.path() + " as it was rendered, line ", document, place);
        break;
      }
    }
    return text.toString();
  }

  private void snippet(String name, String source, RenderException.Frame place) {
    int line = place.line();
    String[] lines = source.split("\n", -1);
    if (line < 1 || line > lines.length) {
      return;
    }
    // What follows the last line feed is no line.
    int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
    int last = Math.max(line, Math.min(count, line + LINES_AFTER));
    int width = Integer.toString(last).length();
    text.append("  ").append(name).append(line).append('\n');
    for (int i = Math.max(1, line - LINES_BEFORE); i <= last; i++) {
      String number = Integer.toString(i);
      text.append(i == line ? "> " : "  ")
          .append(" ".repeat(width - number.length()))
          .append(number)
          .append(" | ")
          .append(lines[i - 1])
          .append('\n');
      if (i == line && place.column() >= 0) {
        text.append(" ".repeat(width + 2)).append(" | ");
        text.append(carets(lines[i - 1], place)).append('\n');
      }
    }
  }

  /** Carets under the expression that failed, or one under the place if it is not all there. */
  private static String carets(String line, RenderException.Frame place) {
    int at = 0;
    for (int bytes = 0; at < line.length() && bytes < place.column(); ) {
      int size = Character.charCount(line.codePointAt(at));
      bytes += GoString.length(line.substring(at, at + size));
      at += size;
    }
    int start = place.node().isEmpty() ? -1 : line.lastIndexOf(place.node(), at);
    boolean covers = start >= 0 && start + place.node().length() > at;
    return covers
        ? blank(line.substring(0, start)) + "^".repeat(place.node().length())
        : blank(line.substring(0, at)) + "^";
  }

  /** White space as wide as a text. */
  private static String blank(String before) {
    StringBuilder blank = new StringBuilder(before.length());
    for (int i = 0; i < before.length(); i++) {
      blank.append(before.charAt(i) == '\t' ? '\t' : ' ');
    }
    return blank.toString();
  }

  /** Tells of the values in an expression that are not there; false if all are. */
  private boolean missingValues(String expression, Chart chart) {
    boolean found = false;
    for (int at = expression.indexOf(".Values."); at >= 0; ) {
      int start = at + ".Values.".length();
      int end = start;
      while (end < expression.length() && isPathCharacter(expression.charAt(end))) {
        end++;
      }
      String missing = missing(expression.substring(start, end), scope(chart));
      if (missing != null) {
        tell(missing, chart);
        found = true;
      }
      at = expression.indexOf(".Values.", end);
    }
    return found;
  }

  private void tell(String path, Chart chart) {
    StringBuilder full = new StringBuilder();
    for (int i = 1; i < chart.ancestors().size(); i++) {
      full.append(chart.ancestors().get(i)).append('.');
    }
    if (!chart.isRoot()) {
      full.append(chart.name()).append('.');
    }
    text.append("  .Values.").append(path).append(" is not set. ");
    text.append("Set ").append(full).append(path).append(" in ");
    text.append(valuesFile()).append(", in a file for -f, or with --set ");
    text.append(full).append(path).append("=VALUE\n");
  }

  private String valuesFile() {
    return reference.endsWith(".tgz") || reference.contains("://")
        ? "the chart's values.yaml"
        : Path.join(reference, "values.yaml");
  }

  /** The shortest start of a path behind which nothing is; null if all of it is there. */
  private static @Nullable String missing(String path, Map<?, ?> values) {
    Object value = values;
    int end = -1;
    while (end < path.length()) {
      int start = end + 1;
      end = path.indexOf('.', start);
      end = end < 0 ? path.length() : end;
      value = value instanceof Map<?, ?> map ? map.get(path.substring(start, end)) : null;
      if (value == null) {
        return path.substring(0, end);
      }
      if (!(value instanceof Map<?, ?>)) {
        return null;
      }
    }
    return null;
  }

  private Map<?, ?> scope(Chart chart) {
    Map<?, ?> scope = values;
    for (int i = 1; i < chart.ancestors().size(); i++) {
      scope = below(scope, chart.ancestors().get(i));
    }
    return chart.isRoot() ? scope : below(scope, chart.name());
  }

  private static Map<?, ?> below(Map<?, ?> values, String name) {
    return values.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static boolean isPathCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  /**
   * A template file and the chart it belongs to.
   *
   * @param chart the chart, which may be a subchart
   * @param text what is written in the file
   */
  private record TemplateSource(Chart chart, String text) {
    /** The file of a name such as {@code demo/charts/db/templates/a.yaml}; null if none is. */
    static @Nullable TemplateSource find(Chart chart, String name) {
      String prefix = chart.fullPath() + "/";
      if (!name.startsWith(prefix)) {
        return null;
      }
      for (ChartFile file : chart.templates()) {
        if (name.length() == prefix.length() + file.name().length() && name.endsWith(file.name())) {
          return new TemplateSource(chart, file.text());
        }
      }
      for (Chart dependency : chart.dependencies()) {
        TemplateSource found = find(dependency, name);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }
}
