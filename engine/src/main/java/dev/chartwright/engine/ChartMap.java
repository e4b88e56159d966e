package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Maintainer;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.GoMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What templates see as {@code .Chart}: a map with the names of Go's fields, so that a field that
 * is not there is empty and no error.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common.go}, structToMap.
 */
final class ChartMap {
  private ChartMap() {}

  static Map<String, @Nullable Object> of(Chart chart) {
    Map<String, @Nullable Object> map = metadata(chart.metadata());
    map.put("IsRoot", chart.isRoot());
    return map;
  }

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
