package dev.chartwright.chart;

import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what was read into {@link MetadataTypes} into values. */
final class MetadataReader {
  private static final YamlDecoder DECODER = YamlDecoder.into(MetadataTypes.METADATA);

  private MetadataReader() {}

  /** Reads a file; nothing in it gives metadata with nothing in it. */
  static MetadataBuilder read(byte[] yaml, boolean strict) {
    return metadata((strict ? DECODER.strict() : DECODER).decode(yaml));
  }

  /**
   * Files read one over the other.
   *
   * @param json the members of all files in one object, empty for none
   * @param metadata what they say together
   */
  record Reading(String json, MetadataBuilder metadata) {
    static final Reading NOTHING = new Reading("", Metadata.builder());
  }

  /**
   * Reads a file over others, as Helm reads requirements.yaml over Chart.yaml: lists element by
   * element, maps key by key. Encoding/json does the same with members that come twice, so the
   * files are read as one object.
   */
  static Reading over(Reading known, byte[] yaml) {
    String json = DECODER.toJson(yaml);
    Object decoded = DECODER.decodeJson(json);
    if (!json.startsWith("{") || json.equals("{}")) {
      return known;
    }
    if (known.json.isEmpty()) {
      return new Reading(json, metadata(decoded));
    }
    String both = known.json.substring(0, known.json.length() - 1) + "," + json.substring(1);
    return new Reading(both, metadata(DECODER.decodeJson(both)));
  }

  private static MetadataBuilder metadata(@Nullable Object decoded) {
    return decoded instanceof JsonStruct struct ? metadata(struct) : Metadata.builder();
  }

  /** Only the API version. */
  static String apiVersion(byte[] yaml) {
    Object decoded = YamlDecoder.into(MetadataTypes.API_VERSION).decode(yaml);
    return decoded instanceof JsonStruct struct ? struct.string("apiVersion") : "";
  }

  static MetadataBuilder metadata(JsonStruct struct) {
    return Metadata.builder()
        .name(struct.string("name"))
        .home(struct.string("home"))
        .sources(struct.strings("sources"))
        .version(struct.string("version"))
        .description(struct.string("description"))
        .keywords(struct.strings("keywords"))
        .maintainers(maintainers(struct.list("maintainers")))
        .icon(struct.string("icon"))
        .apiVersion(struct.string("apiVersion"))
        .condition(struct.string("condition"))
        .tags(struct.string("tags"))
        .appVersion(struct.string("appVersion"))
        .deprecated(struct.bool("deprecated"))
        .annotations(annotations(struct.map("annotations")))
        .kubeVersion(struct.string("kubeVersion"))
        .dependencies(dependencies(struct.list("dependencies")))
        .hasDependencies(struct.get("dependencies") != null)
        .type(struct.string("type"));
  }

  private static List<@Nullable Maintainer> maintainers(List<? extends @Nullable Object> items) {
    List<@Nullable Maintainer> maintainers = new ArrayList<>(items.size());
    for (Object item : items) {
      maintainers.add(
          item instanceof JsonStruct struct
              ? new Maintainer(struct.string("name"), struct.string("email"), struct.string("url"))
              : null);
    }
    return maintainers;
  }

  static List<@Nullable Dependency> dependencies(List<? extends @Nullable Object> items) {
    List<@Nullable Dependency> dependencies = new ArrayList<>(items.size());
    for (Object item : items) {
      dependencies.add(item instanceof JsonStruct struct ? dependency(struct) : null);
    }
    return dependencies;
  }

  private static Dependency dependency(JsonStruct struct) {
    return new Dependency(
        struct.string("name"),
        struct.string("version"),
        struct.string("repository"),
        struct.string("condition"),
        struct.strings("tags"),
        struct.bool("enabled"),
        struct.list("import-values"),
        struct.string("alias"));
  }

  private static Map<String, String> annotations(Map<String, @Nullable Object> items) {
    Map<String, String> annotations = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> item : items.entrySet()) {
      annotations.put(item.getKey(), item.getValue() instanceof String text ? text : "");
    }
    return annotations;
  }
}
