package dev.chartwright.action;

import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.registry.ChartDescription;
import java.util.Map;

/** What is shown of a tag of a registry, be it a chart or not. */
record ChartFact(
    boolean chart, String appVersion, String description, String created, boolean deprecated) {
  /** What is no chart. */
  static final ChartFact NONE = new ChartFact(false, "", "", "", false);

  static ChartFact of(ChartDescription found) {
    return new ChartFact(
        true,
        found.metadata().appVersion(),
        found.metadata().description(),
        found.created(),
        found.metadata().deprecated());
  }

  static ChartFact of(Map<?, ?> json) {
    return new ChartFact(
        is(json, "chart"),
        text(json, "appVersion"),
        text(json, "description"),
        text(json, "created"),
        is(json, "deprecated"));
  }

  JsonObject toJson(long seen) {
    return JsonObject.create()
        .put("seen", seen)
        .put("chart", chart)
        .put("appVersion", appVersion)
        .put("description", description)
        .put("created", created)
        .put("deprecated", deprecated);
  }

  RegistryChart named(String name, String version) {
    return new RegistryChart(name, version, appVersion, description, created, deprecated);
  }

  private static String text(Map<?, ?> json, String key) {
    return json.get(key) instanceof String text ? text : "";
  }

  private static boolean is(Map<?, ?> json, String key) {
    return Boolean.TRUE.equals(json.get(key));
  }
}
