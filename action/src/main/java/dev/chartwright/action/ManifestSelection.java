package dev.chartwright.action;

import dev.chartwright.engine.ManifestSplitter;
import dev.chartwright.golang.path.Match;
import dev.chartwright.golang.path.PatternException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks documents by the template that they come from: {@code --show-only}.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/template.go}.
 */
public final class ManifestSelection {
  private static final String SOURCE = "# Source: ";

  private ManifestSelection() {}

  /**
   * The documents that fit the patterns, pattern by pattern, each pattern's in their order.
   *
   * @param documents each with a line {@code # Source: chart/templates/a.yaml}
   * @param patterns shell patterns of names within the chart, such as {@code templates/*.yaml}
   * @throws ActionException {@code could not find template … in chart} for a pattern that nothing
   *     fits
   */
  public static List<String> select(String documents, List<String> patterns) {
    List<String> all = ManifestSplitter.split(documents);
    List<String> selected = new ArrayList<>();
    for (String pattern : patterns) {
      boolean missing = true;
      for (String document : all) {
        String name = source(document);
        if (name != null && matches(pattern, name)) {
          selected.add(document);
          missing = false;
        }
      }
      if (missing) {
        throw missing(pattern);
      }
    }
    return selected;
  }

  /**
   * The documents of those files that fit the patterns, as {@link #select} has it.
   *
   * @throws ActionException {@code could not find template … in chart}
   */
  public static List<TemplateDocument> selectDocuments(
      List<TemplateDocument> documents, List<String> patterns) {
    List<TemplateDocument> selected = new ArrayList<>();
    for (String pattern : patterns) {
      int before = selected.size();
      for (TemplateDocument document : documents) {
        if (matches(pattern, document.file())) {
          selected.add(document);
        }
      }
      if (selected.size() == before) {
        throw missing(pattern);
      }
    }
    return selected;
  }

  private static ActionException missing(String pattern) {
    return new ActionException("could not find template " + pattern + " in chart");
  }

  /** What follows the chart's name behind the first mark that has both. */
  private static @Nullable String source(String document) {
    for (int at = document.indexOf(SOURCE); at >= 0; at = document.indexOf(SOURCE, at + 1)) {
      int start = at + SOURCE.length();
      int slash = document.indexOf('/', start);
      if (slash > start) {
        int end = document.indexOf('\n', slash);
        String name = document.substring(slash + 1, end < 0 ? document.length() : end);
        if (!name.isEmpty()) {
          return name;
        }
      }
    }
    return null;
  }

  private static boolean matches(String pattern, String name) {
    try {
      return Match.matches(pattern, name);
    } catch (PatternException e) {
      return false;
    }
  }
}
