package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds what templates see as {@code .}, one for each chart. What does not depend on values is
 * made once for a chart and shared by its renderings.
 *
 * <p>Immutable. Source: Helm 4.3.1 {@code pkg/engine/engine.go}, recAllTpls.
 */
final class TopValues {
  /** Go's name of the type of {@code .}, {@code .Values} and {@code .Template}. */
  static final String TYPE = "common.Values";

  private final String name;
  private final Map<String, @Nullable Object> metadata;
  private final GoMap files;
  private final List<TopValues> dependencies;
  private final boolean changeable;

  private TopValues(Chart chart, boolean changeable) {
    this.name = chart.name();
    this.metadata = ChartMap.of(chart);
    this.files = Files.of(chart.files());
    this.changeable = changeable;
    this.dependencies = new ArrayList<>(chart.dependencies().size());
    for (Chart dependency : chart.dependencies()) {
      dependencies.add(new TopValues(dependency, changeable));
    }
  }

  /**
   * What the templates of a chart and its subcharts see whatever the values are.
   *
   * @param changeable whether templates may change it, so that each rendering needs a copy
   */
  static TopValues of(Chart chart, boolean changeable) {
    return new TopValues(chart, changeable);
  }

  /** The maps of all charts, the root's first and subcharts' following depth first. */
  List<Map<String, @Nullable Object>> with(RenderValues values) {
    List<Map<String, @Nullable Object>> tops = new ArrayList<>();
    add(values, GoMap.of(TYPE, values.values()), release(values.release()), tops);
    return tops;
  }

  /** The map as the Go type that templates see. */
  static GoMap dot(Map<String, @Nullable Object> top) {
    return GoMap.of(TYPE, top);
  }

  static GoMap template(TemplateFile file) {
    Map<String, @Nullable Object> template = new LinkedHashMap<>();
    template.put("Name", file.path());
    template.put("BasePath", file.basePath());
    return GoMap.of(TYPE, template);
  }

  private Map<String, @Nullable Object> add(
      RenderValues values,
      GoMap own,
      Map<String, @Nullable Object> release,
      List<Map<String, @Nullable Object>> tops) {
    Map<String, @Nullable Object> subcharts = new LinkedHashMap<>();
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    next.put("Chart", changeable ? ValuesCopy.of(metadata) : metadata);
    next.put("Files", files);
    next.put("Release", release);
    next.put("Capabilities", values.capabilities());
    next.put("Values", own);
    next.put("Subcharts", subcharts);
    tops.add(next);
    for (TopValues dependency : dependencies) {
      subcharts.put(
          dependency.name, dependency.add(values, table(own, dependency.name), release, tops));
    }
    return next;
  }

  /** The table of a subchart, found as a path with dots. */
  private static GoMap table(GoMap values, String name) {
    Map<String, @Nullable Object> table = values;
    int start = 0;
    while (true) {
      int dot = name.indexOf('.', start);
      String step = dot < 0 ? name.substring(start) : name.substring(start, dot);
      if (!(table.get(step) instanceof Map<?, ?> inner)
          || (inner instanceof GoMap typed && !typed.goType().equals(TYPE))) {
        return GoMap.of(TYPE, new LinkedHashMap<>());
      }
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> next = (Map<String, @Nullable Object>) inner;
      table = next;
      if (dot < 0) {
        return table instanceof GoMap typed ? typed : GoMap.of(TYPE, table);
      }
      start = dot + 1;
    }
  }

  private static Map<String, @Nullable Object> release(ReleaseOptions options) {
    Map<String, @Nullable Object> release = new LinkedHashMap<>();
    release.put("Name", options.name());
    release.put("Namespace", options.namespace());
    release.put("IsUpgrade", options.isUpgrade());
    release.put("IsInstall", options.isInstall());
    release.put("Revision", GoInt.of(options.revision()));
    release.put("Service", "Helm");
    return release;
  }
}
