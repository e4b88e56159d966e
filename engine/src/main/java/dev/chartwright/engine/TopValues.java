package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Maintainer;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds what templates see as {@code .}, one for each chart.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/engine.go}, recAllTpls; {@code pkg/chart/common.go}.
 */
final class TopValues {
  /** Go's name of the type of {@code .}, {@code .Values} and {@code .Template}. */
  static final String TYPE = "common.Values";

  private final RenderValues values;
  private final Map<String, @Nullable Object> release;
  private final List<Map<String, @Nullable Object>> tops = new ArrayList<>();

  private TopValues(RenderValues values) {
    this.values = values;
    this.release = release(values.release());
  }

  /** The maps of all charts, the root's first and subcharts' following depth first. */
  static List<Map<String, @Nullable Object>> of(Chart root, RenderValues values) {
    TopValues builder = new TopValues(values);
    builder.chart(root, GoMap.of(TYPE, values.values()));
    return builder.tops;
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

  private Map<String, @Nullable Object> chart(Chart chart, GoMap own) {
    Map<String, @Nullable Object> subcharts = new LinkedHashMap<>();
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    Map<String, @Nullable Object> metadata = metadata(chart.metadata());
    metadata.put("IsRoot", chart.isRoot());
    next.put("Chart", metadata);
    next.put("Files", Files.of(chart.files()));
    next.put("Release", release);
    next.put("Capabilities", values.capabilities());
    next.put("Values", own);
    next.put("Subcharts", subcharts);
    tops.add(next);
    for (Chart dependency : chart.dependencies()) {
      subcharts.put(dependency.name(), chart(dependency, table(own, dependency.name())));
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

  /** The metadata by the names of Go's fields. */
  private static Map<String, @Nullable Object> metadata(Metadata metadata) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(48);
    map.put("Name", metadata.name());
    map.put("Home", metadata.home());
    map.put("Sources", new ArrayList<>(metadata.sources()));
    map.put("Version", metadata.version());
    map.put("Description", metadata.description());
    map.put("Keywords", new ArrayList<>(metadata.keywords()));
    List<@Nullable Object> maintainers = new ArrayList<>(metadata.maintainers().size());
    for (Maintainer maintainer : metadata.maintainers()) {
      maintainers.add(maintainer == null ? null : maintainer(maintainer));
    }
    map.put("Maintainers", maintainers);
    map.put("Icon", metadata.icon());
    map.put("APIVersion", metadata.apiVersion());
    map.put("Condition", metadata.condition());
    map.put("Tags", metadata.tags());
    map.put("AppVersion", metadata.appVersion());
    map.put("Deprecated", metadata.deprecated());
    map.put("Annotations", annotations(metadata.annotations()));
    map.put("KubeVersion", metadata.kubeVersion());
    List<@Nullable Object> dependencies = new ArrayList<>(metadata.dependencies().size());
    for (Dependency dependency : metadata.dependencies()) {
      dependencies.add(dependency == null ? null : dependency(dependency));
    }
    map.put("Dependencies", dependencies);
    map.put("Type", metadata.type());
    return map;
  }

  private static Map<String, @Nullable Object> maintainer(Maintainer maintainer) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("Name", maintainer.name());
    map.put("Email", maintainer.email());
    map.put("URL", maintainer.url());
    return map;
  }

  private static GoMap annotations(Map<String, String> annotations) {
    return annotations.isEmpty()
        ? GoMap.nil("map[string]string")
        : GoMap.of("map[string]string", new LinkedHashMap<>(annotations));
  }

  private static Map<String, @Nullable Object> dependency(Dependency dependency) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("Name", dependency.name());
    map.put("Version", dependency.version());
    map.put("Repository", dependency.repository());
    map.put("Condition", dependency.condition());
    map.put("Tags", new ArrayList<>(dependency.tags()));
    map.put("Enabled", dependency.enabled());
    map.put("ImportValues", new ArrayList<>(dependency.importValues()));
    map.put("Alias", dependency.alias());
    return map;
  }
}
