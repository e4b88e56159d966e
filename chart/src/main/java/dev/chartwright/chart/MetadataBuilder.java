package dev.chartwright.chart;

import dev.chartwright.golang.StringOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a {@link Metadata}; not safe for use by several threads. */
public final class MetadataBuilder {
  String name = "";
  String home = "";
  List<String> sources = List.of();
  String version = "";
  String description = "";
  List<String> keywords = List.of();
  List<@Nullable Maintainer> maintainers = List.of();
  String icon = "";
  String apiVersion = "";
  String condition = "";
  String tags = "";
  String appVersion = "";
  boolean deprecated;
  Map<String, String> annotations = Map.of();
  String kubeVersion = "";
  List<@Nullable Dependency> dependencies = List.of();
  boolean hasDependencies;
  String type = "";

  MetadataBuilder() {}

  MetadataBuilder copy() {
    return new MetadataBuilder()
        .name(name)
        .home(home)
        .sources(sources)
        .version(version)
        .description(description)
        .keywords(keywords)
        .maintainers(maintainers)
        .icon(icon)
        .apiVersion(apiVersion)
        .condition(condition)
        .tags(tags)
        .appVersion(appVersion)
        .deprecated(deprecated)
        .annotations(annotations)
        .kubeVersion(kubeVersion)
        .dependencies(dependencies)
        .hasDependencies(hasDependencies)
        .type(type);
  }

  /** Sets the name of the chart. */
  public MetadataBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** Sets the URL of the project's page. */
  public MetadataBuilder home(String home) {
    this.home = home;
    return this;
  }

  /** Sets the URLs of the source code. */
  public MetadataBuilder sources(List<String> sources) {
    this.sources = copy(sources);
    return this;
  }

  /** Sets the version of the chart. */
  public MetadataBuilder version(String version) {
    this.version = version;
    return this;
  }

  /** Sets the sentence about the chart. */
  public MetadataBuilder description(String description) {
    this.description = description;
    return this;
  }

  /** Sets the words to find the chart by. */
  public MetadataBuilder keywords(List<String> keywords) {
    this.keywords = copy(keywords);
    return this;
  }

  /** Sets who maintains the chart. */
  public MetadataBuilder maintainers(List<? extends @Nullable Maintainer> maintainers) {
    this.maintainers = copy(maintainers);
    return this;
  }

  /** Sets the URL of an icon. */
  public MetadataBuilder icon(String icon) {
    this.icon = icon;
    return this;
  }

  /** Sets the API version of the chart. */
  public MetadataBuilder apiVersion(String apiVersion) {
    this.apiVersion = apiVersion;
    return this;
  }

  /** Sets the path into the values that turns the chart on or off. */
  public MetadataBuilder condition(String condition) {
    this.condition = condition;
    return this;
  }

  /** Sets the names that turn several charts on or off together. */
  public MetadataBuilder tags(String tags) {
    this.tags = tags;
    return this;
  }

  /** Sets the version of the application inside. */
  public MetadataBuilder appVersion(String appVersion) {
    this.appVersion = appVersion;
    return this;
  }

  /** Sets whether the chart should no longer be used. */
  public MetadataBuilder deprecated(boolean deprecated) {
    this.deprecated = deprecated;
    return this;
  }

  /** Sets the further texts. */
  public MetadataBuilder annotations(Map<String, String> annotations) {
    TreeMap<String, String> sorted = new TreeMap<>(StringOrder.BYTES);
    sorted.putAll(annotations);
    this.annotations = Collections.unmodifiableMap(sorted);
    return this;
  }

  /** Sets the constraint on the version of Kubernetes. */
  public MetadataBuilder kubeVersion(String kubeVersion) {
    this.kubeVersion = kubeVersion;
    return this;
  }

  /** Sets the charts that this one needs. */
  public MetadataBuilder dependencies(List<? extends @Nullable Dependency> dependencies) {
    this.dependencies = copy(dependencies);
    this.hasDependencies |= !dependencies.isEmpty();
    return this;
  }

  /** Sets whether there is a list of dependencies, be it empty. */
  public MetadataBuilder hasDependencies(boolean hasDependencies) {
    this.hasDependencies = hasDependencies;
    return this;
  }

  /** Sets {@code application} or {@code library}. */
  public MetadataBuilder type(String type) {
    this.type = type;
    return this;
  }

  /** The metadata with the fields set so far. */
  public Metadata build() {
    return new Metadata(copy());
  }

  private static <T extends @Nullable Object> List<T> copy(List<? extends T> list) {
    return Collections.unmodifiableList(new ArrayList<T>(list));
  }
}
