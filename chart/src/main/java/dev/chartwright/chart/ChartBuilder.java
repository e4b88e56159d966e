package dev.chartwright.chart;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link Chart}; not safe for use by several threads. */
public final class ChartBuilder {
  Metadata metadata;
  @Nullable Lock lock;
  Map<String, @Nullable Object> values = Map.of();
  @Nullable ChartFile schema;
  List<ChartFile> templates = List.of();
  List<ChartFile> files = List.of();
  List<ChartFile> raw = List.of();
  @Nullable Instant modTime;
  List<Chart> dependencies = List.of();

  ChartBuilder(Metadata metadata) {
    this.metadata = metadata;
  }

  ChartBuilder copy() {
    ChartBuilder copy = new ChartBuilder(metadata);
    copy.lock = lock;
    copy.values = values;
    copy.schema = schema;
    copy.templates = templates;
    copy.files = files;
    copy.raw = raw;
    copy.modTime = modTime;
    copy.dependencies = dependencies;
    return copy;
  }

  /** Sets what Chart.yaml says. */
  public ChartBuilder metadata(Metadata metadata) {
    this.metadata = metadata;
    return this;
  }

  /** Sets what the lock file says. */
  public ChartBuilder lock(@Nullable Lock lock) {
    this.lock = lock;
    return this;
  }

  /** Sets the default values, a JSON tree. */
  public ChartBuilder values(Map<String, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(values);
    return this;
  }

  /** Sets the file values.schema.json. */
  public ChartBuilder schema(@Nullable ChartFile schema) {
    this.schema = schema;
    return this;
  }

  /** Sets the files under {@code templates/}. */
  public ChartBuilder templates(List<ChartFile> templates) {
    this.templates = List.copyOf(templates);
    return this;
  }

  /** Sets the files without a meaning of their own. */
  public ChartBuilder files(List<ChartFile> files) {
    this.files = List.copyOf(files);
    return this;
  }

  /** Sets all files as they were read; values.yaml is saved from here. */
  public ChartBuilder raw(List<ChartFile> raw) {
    this.raw = List.copyOf(raw);
    return this;
  }

  /** Sets when Chart.yaml was last changed. */
  public ChartBuilder modTime(@Nullable Instant modTime) {
    this.modTime = modTime;
    return this;
  }

  /** Sets the charts under {@code charts/}. */
  public ChartBuilder dependencies(List<Chart> dependencies) {
    this.dependencies = List.copyOf(dependencies);
    return this;
  }

  /**
   * The chart with the parts set so far, below others.
   *
   * <p>Its subcharts keep the names above them that they have, fitting or not: Helm leaves parts of
   * a chart that has several aliases in their old place.
   *
   * @param ancestors the names of the charts above it, the root first
   */
  public Chart buildBelow(List<String> ancestors) {
    return new Chart(copy(), List.copyOf(ancestors), dependencies);
  }

  /** The chart with the parts set so far, a root. */
  public Chart build() {
    return new Chart(copy(), List.of());
  }
}
