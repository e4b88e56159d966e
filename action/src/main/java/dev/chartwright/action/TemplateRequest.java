package dev.chartwright.action;

import dev.chartwright.chart.values.ValuesOptions;
import dev.chartwright.engine.PostRendering;
import dev.chartwright.golang.semver.KubeVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which chart to render, and how. Immutable; {@link #of} gives what {@code helm template CHART}
 * means, and each {@code with…} a request that differs in one point.
 */
public final class TemplateRequest {
  /** The name of a release that nobody named. */
  public static final String RELEASE_NAME = "release-name";

  final ChartSource chart;
  final boolean dependencyUpdate;
  final String releaseName;
  final String nameTemplate;
  final String namespace;
  final ValuesOptions values;
  final boolean upgrade;
  final @Nullable KubeVersion kubeVersion;
  final List<String> apiVersions;
  final boolean skipSchemaValidation;
  final boolean subchartNotes;
  final boolean enableDns;
  final Map<String, String> labels;
  final @Nullable PostRendering postRendering;
  final boolean explainErrors;

  private TemplateRequest(Builder fields) {
    chart = fields.chart;
    dependencyUpdate = fields.dependencyUpdate;
    releaseName = fields.releaseName;
    nameTemplate = fields.nameTemplate;
    namespace = fields.namespace;
    values = fields.values;
    upgrade = fields.upgrade;
    kubeVersion = fields.kubeVersion;
    apiVersions = List.copyOf(fields.apiVersions);
    skipSchemaValidation = fields.skipSchemaValidation;
    subchartNotes = fields.subchartNotes;
    enableDns = fields.enableDns;
    labels = Map.copyOf(fields.labels);
    postRendering = fields.postRendering;
    explainErrors = fields.explainErrors;
  }

  /** Renders a chart with its own values, as release {@value #RELEASE_NAME} in {@code default}. */
  public static TemplateRequest of(ChartSource chart) {
    return builder(chart).build();
  }

  /** A builder of requests for a chart. */
  public static Builder builder(ChartSource chart) {
    return new Builder(chart);
  }

  /** Collects what a request says. Not safe for several threads. */
  public static final class Builder {
    private final ChartSource chart;
    private boolean dependencyUpdate;
    private String releaseName = RELEASE_NAME;
    private String nameTemplate = "";
    private String namespace = "default";
    private ValuesOptions values = ValuesOptions.none();
    private boolean upgrade;
    private @Nullable KubeVersion kubeVersion;
    private List<String> apiVersions = List.of();
    private boolean skipSchemaValidation;
    private boolean subchartNotes;
    private boolean enableDns;
    private Map<String, String> labels = Map.of();
    private @Nullable PostRendering postRendering;
    private boolean explainErrors;

    private Builder(ChartSource chart) {
      this.chart = chart;
    }

    /** Whether dependencies that are missing are fetched. */
    public Builder dependencyUpdate(boolean update) {
      dependencyUpdate = update;
      return this;
    }

    /** The name of the release. */
    public Builder releaseName(String name) {
      releaseName = name;
      return this;
    }

    /** A template of the release's name, which wins over the name; empty for none. */
    public Builder nameTemplate(String template) {
      nameTemplate = template;
      return this;
    }

    /** The namespace of the release. */
    public Builder namespace(String name) {
      namespace = name;
      return this;
    }

    /** The values that the user gives. */
    public Builder values(ValuesOptions options) {
      values = options;
      return this;
    }

    /** Whether templates see an upgrade instead of an installation. */
    public Builder upgrade(boolean isUpgrade) {
      upgrade = isUpgrade;
      return this;
    }

    /** The version of Kubernetes that templates see; null for the default. */
    public Builder kubeVersion(@Nullable KubeVersion version) {
      kubeVersion = version;
      return this;
    }

    /** API versions and kinds that templates see besides the default ones. */
    public Builder apiVersions(List<String> versions) {
      apiVersions = versions;
      return this;
    }

    /** Whether values.schema.json is passed over. */
    public Builder skipSchemaValidation(boolean skip) {
      skipSchemaValidation = skip;
      return this;
    }

    /** Whether the notes hold those of subcharts, too. */
    public Builder subchartNotes(boolean include) {
      subchartNotes = include;
      return this;
    }

    /** Whether {@code getHostByName} asks DNS. */
    public Builder enableDns(boolean enable) {
      enableDns = enable;
      return this;
    }

    /** Labels of the release; some names are reserved. */
    public Builder labels(Map<String, String> map) {
      labels = map;
      return this;
    }

    /** What changes the manifests after they are rendered; null for nothing. */
    public Builder postRendering(@Nullable PostRendering rendering) {
      postRendering = rendering;
      return this;
    }

    /** Whether exceptions say more than Helm does: {@link TemplateException#explanation}. */
    public Builder explainErrors(boolean explain) {
      explainErrors = explain;
      return this;
    }

    /** The request. */
    public TemplateRequest build() {
      return new TemplateRequest(this);
    }
  }
}
