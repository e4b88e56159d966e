package dev.chartwright.chart.values;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart while its dependencies are processed.
 *
 * <p>Helm does that in place and copies a chart with several aliases only two levels deep, so
 * charts further down, and metadata even earlier, are shared between the copies, and a shared chart
 * keeps the parent that it had. Templates see that in their names; nodes share in the same places.
 */
final class ChartNode {
  /** What Chart.yaml says that changes while dependencies are processed. */
  static final class Header {
    final Metadata metadata;
    String name;
    @Nullable List<@Nullable Entry> dependencies;

    Header(Metadata metadata) {
      this.metadata = metadata;
      this.name = metadata.name();
      if (metadata.hasDependencies()) {
        List<@Nullable Entry> entries = new ArrayList<>();
        for (Dependency dependency : metadata.dependencies()) {
          entries.add(dependency == null ? null : new Entry(dependency));
        }
        this.dependencies = entries;
      }
    }

    private Header(Header original) {
      this.metadata = original.metadata;
      this.name = original.name;
      if (original.dependencies != null) {
        List<@Nullable Entry> entries = new ArrayList<>();
        for (Entry entry : original.dependencies) {
          entries.add(entry == null ? null : new Entry(entry));
        }
        this.dependencies = entries;
      }
    }

    Header copy() {
      return new Header(this);
    }
  }

  /** A declared dependency. */
  static final class Entry {
    final Dependency declared;
    String name;
    boolean enabled;
    List<@Nullable Object> importValues;

    Entry(Dependency declared) {
      this.declared = declared;
      this.name = declared.name();
      this.enabled = declared.enabled();
      this.importValues = declared.importValues();
    }

    Entry(Entry original) {
      this.declared = original.declared;
      this.name = original.name;
      this.enabled = original.enabled;
      this.importValues = original.importValues;
    }
  }

  final Chart chart;
  Header header;
  Map<String, @Nullable Object> values;
  List<ChartNode> dependencies = new ArrayList<>();
  @Nullable ChartNode parent;

  private ChartNode(Chart chart, Header header, Map<String, @Nullable Object> values) {
    this.chart = chart;
    this.header = header;
    this.values = values;
  }

  /** Nodes of a chart and all its subcharts. */
  static ChartNode of(Chart chart) {
    ChartNode node = new ChartNode(chart, new Header(chart.metadata()), chart.values());
    for (Chart dependency : chart.dependencies()) {
      node.add(of(dependency));
    }
    return node;
  }

  String name() {
    return header.name;
  }

  String version() {
    return header.metadata.version();
  }

  /** Another node with the same header and the same nodes below, whose parents stay. */
  ChartNode shallowCopy() {
    ChartNode copy = new ChartNode(chart, header, values);
    copy.dependencies = dependencies;
    copy.parent = parent;
    return copy;
  }

  /** Puts other nodes below this one. */
  void replaceDependencies(List<ChartNode> nodes) {
    dependencies = new ArrayList<>();
    for (ChartNode node : nodes) {
      add(node);
    }
  }

  private void add(ChartNode node) {
    node.parent = this;
    dependencies.add(node);
  }

  /** The chart that this node has become. */
  Chart toChart() {
    List<Chart> below = new ArrayList<>(dependencies.size());
    for (ChartNode node : dependencies) {
      below.add(node.toChart());
    }
    List<String> above = new ArrayList<>();
    for (ChartNode node = parent; node != null; node = node.parent) {
      above.add(0, node.name());
    }
    return chart.toBuilder()
        .metadata(metadata())
        .values(values)
        .dependencies(below)
        .buildBelow(above);
  }

  private Metadata metadata() {
    List<@Nullable Dependency> declared = new ArrayList<>();
    if (header.dependencies != null) {
      for (Entry entry : header.dependencies) {
        declared.add(entry == null ? null : dependency(entry));
      }
    }
    return header.metadata.toBuilder()
        .name(header.name)
        .dependencies(declared)
        .hasDependencies(header.dependencies != null)
        .build();
  }

  private static Dependency dependency(Entry entry) {
    Dependency known = entry.declared;
    return new Dependency(
        entry.name,
        known.version(),
        known.repository(),
        known.condition(),
        known.tags(),
        entry.enabled,
        entry.importValues,
        known.alias());
  }
}
