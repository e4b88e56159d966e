package dev.chartwright.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was read into {@link MetadataShapes} into values, and back so that a second file is
 * read over it.
 */
final class MetadataReader {
  private MetadataReader() {}

  /**
   * Reads a file over the fields that are known, as Helm reads requirements.yaml over Chart.yaml.
   */
  static MetadataBuilder read(byte[] yaml, MetadataBuilder known) {
    Object decoded = MetadataText.read(yaml, MetadataShapes.METADATA, known.fields);
    return fill(known, map(decoded));
  }

  /** Only the API version. */
  static String apiVersion(byte[] yaml) {
    return text(map(MetadataText.read(yaml, MetadataShapes.API_VERSION, null)), "apiVersion");
  }

  static MetadataBuilder fill(MetadataBuilder builder, Map<?, ?> fields) {
    builder.fields = fields;
    return builder
        .name(text(fields, "name"))
        .home(text(fields, "home"))
        .sources(texts(fields, "sources"))
        .version(text(fields, "version"))
        .description(text(fields, "description"))
        .keywords(texts(fields, "keywords"))
        .maintainers(maintainers(fields.get("maintainers")))
        .icon(text(fields, "icon"))
        .apiVersion(text(fields, "apiVersion"))
        .condition(text(fields, "condition"))
        .tags(text(fields, "tags"))
        .appVersion(text(fields, "appVersion"))
        .deprecated(flag(fields, "deprecated"))
        .annotations(annotations(map(fields.get("annotations"))))
        .kubeVersion(text(fields, "kubeVersion"))
        .dependencies(dependencies(fields.get("dependencies")))
        .type(text(fields, "type"));
  }

  private static List<@Nullable Maintainer> maintainers(@Nullable Object value) {
    List<@Nullable Maintainer> maintainers = new ArrayList<>();
    for (Object item : list(value)) {
      Map<?, ?> fields = map(item);
      maintainers.add(
          item == null
              ? null
              : new Maintainer(text(fields, "name"), text(fields, "email"), text(fields, "url")));
    }
    return maintainers;
  }

  static List<@Nullable Dependency> dependencies(@Nullable Object value) {
    List<@Nullable Dependency> dependencies = new ArrayList<>();
    for (Object item : list(value)) {
      dependencies.add(item == null ? null : dependency(map(item)));
    }
    return dependencies;
  }

  private static Dependency dependency(Map<?, ?> fields) {
    return new Dependency(
        text(fields, "name"),
        text(fields, "version"),
        text(fields, "repository"),
        text(fields, "condition"),
        texts(fields, "tags"),
        flag(fields, "enabled"),
        new ArrayList<>(list(fields.get("import-values"))),
        text(fields, "alias"));
  }

  private static Map<String, String> annotations(Map<?, ?> fields) {
    Map<String, String> annotations = new LinkedHashMap<>();
    for (Object key : fields.keySet()) {
      annotations.put(String.valueOf(key), text(fields, String.valueOf(key)));
    }
    return annotations;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<? extends @Nullable Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  static String text(Map<?, ?> fields, String key) {
    return fields.get(key) instanceof String text ? text : "";
  }

  private static List<String> texts(Map<?, ?> fields, String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(fields.get(key))) {
      texts.add(item instanceof String text ? text : "");
    }
    return texts;
  }

  private static boolean flag(Map<?, ?> fields, String key) {
    return Boolean.TRUE.equals(fields.get(key));
  }
}
