package dev.chartwright.release;

import dev.chartwright.chart.Chart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
  private final Supplier<@Nullable Chart> chart;
  private final Map<String, @Nullable Object> config;
  private final String manifest;
  private final List<ReleaseHook> hooks;
  private final String applyMethod;
  private final Map<String, String> labels;

  private Release(Builder fields) {
    name = fields.name;
    namespace = fields.namespace;
    version = fields.version;
    info = fields.info;
    chart = fields.chart;
    config = fields.config;
    manifest = fields.manifest;
    hooks = List.copyOf(fields.hooks);
    applyMethod = fields.applyMethod;
    labels = new LinkedHashMap<>(fields.labels);
  }

  /** A builder of a revision. */
  public static Builder builder(String name, String namespace, int version, ReleaseInfo info) {
    return new Builder(name, namespace, version, info);
  }

  /** A builder that holds what this revision says. */
  public Builder toBuilder() {
    Builder copy = new Builder(name, namespace, version, info);
    copy.chart = chart;
    return copy.config(config)
        .manifest(manifest)
        .hooks(hooks)
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

  /** The chart without its subcharts; null if the record holds none. Decoded when first asked. */
  public @Nullable Chart chart() {
    return chart.get();
  }

  /** The values that the user gave. */
  public Map<String, @Nullable Object> config() {
    return config;
  }

  /** The manifests without hooks. */
  public String manifest() {
    return manifest;
  }

  /** The hooks and their last runs. */
  public List<ReleaseHook> hooks() {
    return hooks;
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
    private Supplier<@Nullable Chart> chart = () -> null;
    private Map<String, @Nullable Object> config = Map.of();
    private String manifest = "";
    private List<ReleaseHook> hooks = List.of();
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

    /** The chart. */
    public Builder chart(@Nullable Chart known) {
      chart = () -> known;
      return this;
    }

    /** The chart, decoded when it is first asked for; the supplier must remember it. */
    public Builder chart(Supplier<@Nullable Chart> later) {
      chart = later;
      return this;
    }

    /** The values that the user gave; not copied. */
    public Builder config(Map<String, @Nullable Object> values) {
      config = values;
      return this;
    }

    /** The manifests without hooks. */
    public Builder manifest(String text) {
      manifest = text;
      return this;
    }

    /** The hooks. */
    public Builder hooks(List<ReleaseHook> list) {
      hooks = list;
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
