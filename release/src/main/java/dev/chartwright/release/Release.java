package dev.chartwright.release;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a release: a chart and values, what they were rendered to, and what became of it.
 * Immutable, safe for several threads. Source: Helm 4.3.1 {@code pkg/release/v1/release.go}.
 */
public final class Release {
  private final String name;
  private final String namespace;
  private final int version;
  private final ReleaseInfo info;
  private final ChartPart chart;
  private final ReleaseParts parts;
  private final String applyMethod;
  private final Map<String, String> labels;

  private Release(Builder fields) {
    name = fields.name;
    namespace = fields.namespace;
    version = fields.version;
    info = fields.info;
    chart = fields.chart;
    parts = fields.parts;
    applyMethod = fields.applyMethod;
    labels = new LinkedHashMap<>(fields.labels);
  }

  /** A builder of a revision. */
  public static Builder builder(String name, String namespace, int version, ReleaseInfo info) {
    return new Builder(name, namespace, version, info);
  }

  /** A builder that holds what this revision says. */
  public Builder toBuilder() {
    return new Builder(name, namespace, version, info)
        .chart(chart)
        .parts(parts)
        .applyMethod(applyMethod)
        .labels(labels);
  }

  /** This revision in another state. */
  public Release with(ReleaseInfo changed) {
    return toBuilder().info(changed).build();
  }

  /** The name of the release. */
  public String name() {
    return name;
  }

  /** The namespace of the release. */
  public String namespace() {
    return namespace;
  }

  /** The revision, from 1. */
  public int version() {
    return version;
  }

  /** State, times, notes. */
  public ReleaseInfo info() {
    return info;
  }

  /**
   * The chart without its subcharts; null if the record holds none.
   *
   * <p>The chart of a record that was read is decoded when it is first asked for, and written back
   * as it was.
   *
   * @throws dev.chartwright.golang.json.JsonException if the record holds something else there
   */
  public @Nullable Chart chart() {
    return chart.chart();
  }

  /**
   * What the chart says about itself; null if the record holds no chart. Cheaper than {@link
   * #chart} for a record that was read.
   *
   * @throws dev.chartwright.golang.json.JsonException as {@link #chart}
   */
  public @Nullable Metadata chartMetadata() {
    return chart.metadata();
  }

  ChartPart chartPart() {
    return chart;
  }

  /** Where the chart came from, if that was recorded for this release. */
  public Optional<ReleaseOrigin> origin() {
    Metadata metadata = chart.metadata();
    return metadata == null
        ? Optional.empty()
        : ReleaseOrigin.read(metadata.annotations(), namespace, name);
  }

  /**
   * The same with a note of where its chart came from: an annotation of the stored chart, which
   * Helm keeps when it writes the record again, copies when it rolls back to it, and does not carry
   * over to the chart of an upgrade.
   *
   * @throws IllegalStateException if there is no chart
   */
  public Release withOrigin(ReleaseOrigin origin) {
    return toBuilder().chart(chart.with(origin.annotation(namespace, name))).build();
  }

  /** The values that the user gave. */
  public Map<String, @Nullable Object> config() {
    return parts.config();
  }

  /** The manifests without hooks. */
  public String manifest() {
    return parts.manifest();
  }

  /**
   * Whether the manifests begin so; cheaper than {@link #manifest} for a record of a list.
   *
   * @param text ASCII without quotes, backslashes and angle brackets
   */
  public boolean manifestBegins(String text) {
    return parts.manifestBegins(text);
  }

  /** The hooks and their last runs. */
  public List<ReleaseHook> hooks() {
    return parts.hooks();
  }

  /** {@code ssa}, {@code csa}, or empty, which means {@code csa}. */
  public String applyMethod() {
    return applyMethod;
  }

  /** The user's labels, which stand beside the record. */
  public Map<String, String> labels() {
    return new LinkedHashMap<>(labels);
  }

  /** Collects a revision. Not safe for several threads. */
  public static final class Builder {
    private String name;
    private String namespace;
    private int version;
    private ReleaseInfo info;
    private ChartPart chart = ChartPart.of(null);
    private ReleaseParts parts = new ReleaseParts.Known(Map.of(), "", List.of());
    private String applyMethod = "";
    private Map<String, String> labels = Map.of();

    private Builder(String name, String namespace, int version, ReleaseInfo info) {
      this.name = name;
      this.namespace = namespace;
      this.version = version;
      this.info = info;
    }

    /** Another revision. */
    public Builder version(int revision) {
      version = revision;
      return this;
    }

    /** State, times, notes. */
    public Builder info(ReleaseInfo changed) {
      info = changed;
      return this;
    }

    /** The chart; its subcharts are not recorded. */
    public Builder chart(@Nullable Chart known) {
      chart = ChartPart.of(known);
      return this;
    }

    Builder chart(ChartPart part) {
      chart = part;
      return this;
    }

    Builder parts(ReleaseParts known) {
      parts = known;
      return this;
    }

    /** The values that the user gave; not copied. */
    public Builder config(Map<String, @Nullable Object> values) {
      parts = new ReleaseParts.Known(values, parts.manifest(), parts.hooks());
      return this;
    }

    /** The manifests without hooks. */
    public Builder manifest(String text) {
      parts = new ReleaseParts.Known(parts.config(), text, parts.hooks());
      return this;
    }

    /** The hooks. */
    public Builder hooks(List<ReleaseHook> list) {
      parts = new ReleaseParts.Known(parts.config(), parts.manifest(), List.copyOf(list));
      return this;
    }

    /** {@code ssa}, {@code csa} or empty. */
    public Builder applyMethod(String word) {
      applyMethod = word;
      return this;
    }

    /** The user's labels. */
    public Builder labels(Map<String, String> map) {
      labels = map;
      return this;
    }

    /** The revision. */
    public Release build() {
      return new Release(this);
    }
  }
}
