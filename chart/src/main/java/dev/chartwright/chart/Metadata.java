package dev.chartwright.chart;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Chart.yaml says about a chart.
 *
 * <p>Texts that are not given are empty. Immutable.
 *
 * <pre>{@code
 * Metadata m = Metadata.read("apiVersion: v2\nname: demo\nversion: 1.10\n".getBytes(UTF_8)).validated();
 * m.toJson(); // {"name":"demo","version":"1.1","apiVersion":"v2"}
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/metadata.go}, {@code pkg/chart/v2/util/chartfile.go}.
 */
public final class Metadata {
  /** The API version of charts that keep their dependencies in requirements.yaml. */
  public static final String API_V1 = "v1";

  /** The API version of charts that keep their dependencies in Chart.yaml. */
  public static final String API_V2 = "v2";

  /** The API version of the next kind of charts, which only some loaders know. */
  public static final String API_V3 = "v3";

  private final MetadataBuilder fields;

  Metadata(MetadataBuilder fields) {
    this.fields = fields;
  }

  /** A builder without any field set. */
  public static MetadataBuilder builder() {
    return new MetadataBuilder();
  }

  /** A builder with this metadata's fields. */
  public MetadataBuilder toBuilder() {
    return fields.copy();
  }

  /**
   * Reads a Chart.yaml without judging it.
   *
   * @throws dev.chartwright.golang.json.JsonException if a field has the wrong type; in
   *     encoding/json's words behind {@code error unmarshaling JSON: while decoding JSON: }
   */
  public static Metadata read(byte[] yaml) {
    return MetadataReader.read(yaml, false).build();
  }

  /**
   * Reads a Chart.yaml in which no key may come twice and every field must be known.
   *
   * @throws dev.chartwright.golang.json.JsonException as {@link #read}, and {@code json: unknown
   *     field "x"}
   */
  public static Metadata readStrictly(byte[] yaml) {
    return MetadataReader.read(yaml, true).build();
  }

  /** The metadata in a struct of {@link MetadataTypes#METADATA}, or one that embeds it. */
  public static Metadata of(JsonStruct struct) {
    return MetadataReader.metadata(struct).build();
  }

  /** The name of the chart. */
  public String name() {
    return fields.name;
  }

  /** The URL of the project's page. */
  public String home() {
    return fields.home;
  }

  /** URLs of the source code. */
  public List<String> sources() {
    return fields.sources;
  }

  /** The version of the chart, a semantic version. */
  public String version() {
    return fields.version;
  }

  /** One sentence about the chart. */
  public String description() {
    return fields.description;
  }

  /** Words to find the chart by. */
  public List<String> keywords() {
    return fields.keywords;
  }

  /** Who maintains the chart; an element is null where the file says so and nobody validated it. */
  public List<@Nullable Maintainer> maintainers() {
    return fields.maintainers;
  }

  /** The URL of an icon. */
  public String icon() {
    return fields.icon;
  }

  /** {@code v1} or {@code v2}. */
  public String apiVersion() {
    return fields.apiVersion;
  }

  /** A path into the values that turns the chart on or off. */
  public String condition() {
    return fields.condition;
  }

  /** Names that turn several charts on or off together. */
  public String tags() {
    return fields.tags;
  }

  /** The version of the application inside. */
  public String appVersion() {
    return fields.appVersion;
  }

  /** Whether the chart should no longer be used. */
  public boolean deprecated() {
    return fields.deprecated;
  }

  /** Further texts, sorted by key. */
  public Map<String, String> annotations() {
    return fields.annotations;
  }

  /** The versions of Kubernetes that the chart works on, a constraint. */
  public String kubeVersion() {
    return fields.kubeVersion;
  }

  /**
   * The charts that this one needs; an element is null where the file says so and nobody validated
   * it.
   */
  public List<@Nullable Dependency> dependencies() {
    return fields.dependencies;
  }

  /**
   * Whether there is a list of dependencies, be it empty. If not, Helm does not look at the
   * dependencies of the subcharts either.
   */
  public boolean hasDependencies() {
    return fields.hasDependencies;
  }

  /** {@code application}, {@code library} or empty. */
  public String type() {
    return fields.type;
  }

  /** The same with another version. */
  public Metadata withVersion(String version) {
    return toBuilder().version(version).build();
  }

  /** The same with another application version. */
  public Metadata withAppVersion(String appVersion) {
    return toBuilder().appVersion(appVersion).build();
  }

  /** The same with other dependencies. */
  public Metadata withDependencies(List<? extends @Nullable Dependency> dependencies) {
    return toBuilder().dependencies(dependencies).build();
  }

  /**
   * The same with unprintable characters removed, after all of Helm's checks.
   *
   * @throws ValidationException at the first rule that is broken
   */
  public Metadata validated() {
    return MetadataRules.validated(this);
  }

  /**
   * The bytes of Go's {@code json.Marshal}, in the order of Helm's fields: the config blob in a
   * registry.
   */
  public String toJson() {
    return Json.marshal(toJsonObject());
  }

  /** The text that {@code show chart} prints: YAML with sorted keys. */
  public String toYaml() {
    return yaml(toJsonObject());
  }

  /**
   * The text of Chart.yaml when a chart is saved: without dependencies if the API version is {@code
   * v1}.
   */
  public String toChartfile() {
    return apiVersion().equals(API_V1) ? withDependencies(List.of()).toYaml() : toYaml();
  }

  JsonObject toJsonObject() {
    return JsonObject.create()
        .putNonEmpty("name", name())
        .putNonEmpty("home", home())
        .putNonEmpty("sources", sources())
        .putNonEmpty("version", version())
        .putNonEmpty("description", description())
        .putNonEmpty("keywords", keywords())
        .putNonEmpty("maintainers", maintainerObjects())
        .putNonEmpty("icon", icon())
        .putNonEmpty("apiVersion", apiVersion())
        .putNonEmpty("condition", condition())
        .putNonEmpty("tags", tags())
        .putNonEmpty("appVersion", appVersion())
        .putNonEmpty("deprecated", deprecated())
        .putNonEmpty("annotations", annotations())
        .putNonEmpty("kubeVersion", kubeVersion())
        .putNonEmpty("dependencies", objects(dependencies()))
        .putNonEmpty("type", type());
  }

  /** YAML with sorted keys. */
  static String yaml(JsonObject json) {
    return Yaml.jsonToYaml(Json.marshal(json));
  }

  private List<@Nullable Object> maintainerObjects() {
    List<@Nullable Object> objects = new ArrayList<>();
    for (Maintainer maintainer : maintainers()) {
      objects.add(maintainer == null ? null : maintainer.toJsonObject());
    }
    return objects;
  }

  static List<@Nullable Object> objects(List<@Nullable Dependency> dependencies) {
    List<@Nullable Object> objects = new ArrayList<>();
    for (Dependency dependency : dependencies) {
      objects.add(dependency == null ? null : dependency.toJsonObject());
    }
    return objects;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Metadata metadata && metadata.toJson().equals(toJson());
  }

  @Override
  public int hashCode() {
    return name().hashCode() * 31 + version().hashCode();
  }

  @Override
  public String toString() {
    return name() + " " + version();
  }
}
