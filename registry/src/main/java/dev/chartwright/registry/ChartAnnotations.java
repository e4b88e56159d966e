package dev.chartwright.registry;

import dev.chartwright.chart.Maintainer;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.oci.Annotations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of a chart's manifest: what Chart.yaml says in OCI's words, then its own
 * annotations, which may replace all but title and version.
 *
 * <p>Source: Helm {@code pkg/registry/chart.go}.
 */
final class ChartAnnotations {
  private ChartAnnotations() {}

  /**
   * Makes the annotations, sorted by key.
   *
   * @param created when the archive was written, in RFC 3339
   */
  static Map<String, String> of(Metadata chart, String created) {
    Map<String, String> made = new TreeMap<>();
    add(made, Annotations.DESCRIPTION, chart.description());
    add(made, Annotations.TITLE, chart.name());
    add(made, Annotations.VERSION, chart.version());
    add(made, Annotations.URL, chart.home());
    add(made, Annotations.CREATED, created);
    if (!chart.sources().isEmpty()) {
      add(made, Annotations.SOURCE, chart.sources().get(0));
    }
    add(made, Annotations.AUTHORS, authors(chart.maintainers()));
    chart
        .annotations()
        .forEach((key, value) -> {
          if (!key.equals(Annotations.VERSION) && !key.equals(Annotations.TITLE)) {
            made.put(key, value);
          }
        });
    return made;
  }

  private static String authors(List<@Nullable Maintainer> maintainers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < maintainers.size(); i++) {
      Maintainer each = maintainers.get(i);
      if (i > 0) {
        text.append(", ");
      }
      if (each == null) {
        continue;
      }
      text.append(each.name());
      if (!each.email().isEmpty()) {
        text.append(" (").append(each.email()).append(')');
      }
    }
    return text.toString();
  }

  private static void add(Map<String, String> to, String key, String value) {
    if (!Strings.trimSpace(value).isEmpty()) {
      to.put(key, value);
    }
  }
}
