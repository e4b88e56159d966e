package dev.chartwright.chart.values;

import dev.chartwright.chart.Chart;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of a chart's subcharts take part, under which names, and what values the chart
 * imports from them.
 *
 * <p>Of the charts under {@code charts/}, those that Chart.yaml declares are used under their
 * {@code alias}, once for each declaration whose version fits, unless {@code condition} or {@code
 * tags} turn them off; those that it does not declare are used as they are. Then, from the bottom
 * up, the tables named in {@code import-values} go into the values of the parent, below what the
 * parent says itself.
 *
 * <p>The chart given stays as it is. As safe for threads as the sink.
 *
 * <pre>{@code
 * // Chart.yaml: dependencies: [{name: db, version: 1.x, condition: db.enabled}]
 * Chart used = Dependencies.of(LogSink.none()).process(chart, Map.of("db", Map.of("enabled", false)));
 * used.dependencies();  // []
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/util/dependencies.go}.
 */
public final class Dependencies {
  private final LogSink log;
  private final Coalesce coalesce;

  private Dependencies(LogSink log) {
    this.log = log;
    this.coalesce = Coalesce.of(log);
  }

  /** A processor that logs what it skips to a sink. */
  public static Dependencies of(LogSink log) {
    return new Dependencies(log);
  }

  /**
   * The chart with its dependencies processed: Helm's {@code ProcessDependencies}.
   *
   * @param values the user's values
   * @throws ValuesException as {@link Coalesce#values}
   */
  public Chart process(Chart chart, Map<String, @Nullable Object> values) {
    ChartNode root = ChartNode.of(chart);
    enable(root, values, "");
    importValues(root);
    return root.toChart();
  }

  private void enable(ChartNode chart, Map<String, @Nullable Object> values, String path) {
    List<ChartNode.@Nullable Entry> declared = chart.header.dependencies;
    if (declared == null) {
      return;
    }
    chart.replaceDependencies(named(chart, declared));
    for (ChartNode.Entry entry : declared) {
      if (entry != null) {
        entry.enabled = true;
      }
    }
    Map<String, @Nullable Object> all = coalesce.coalesce(chart, values, false);
    new Switches(log, all, path).apply(declared);
    List<String> disabled = new ArrayList<>();
    List<ChartNode.@Nullable Entry> enabled = new ArrayList<>();
    for (ChartNode.Entry entry : declared) {
      if (entry != null && !entry.enabled) {
        disabled.add(entry.name);
      }
    }
    for (ChartNode.Entry entry : declared) {
      if (entry != null && !disabled.contains(entry.name)) {
        enabled.add(entry);
      }
    }
    List<ChartNode> kept = new ArrayList<>();
    for (ChartNode sub : chart.dependencies) {
      if (!disabled.contains(sub.name())) {
        kept.add(sub);
      }
    }
    for (ChartNode sub : kept) {
      enable(sub, all, path + sub.name() + ".");
    }
    chart.header.dependencies = enabled.isEmpty() ? null : enabled;
    chart.replaceDependencies(kept);
  }

  /** The charts that nobody declares and, after them, one for each declaration that fits one. */
  private static List<ChartNode> named(ChartNode chart, List<ChartNode.@Nullable Entry> declared) {
    List<ChartNode> nodes = new ArrayList<>();
    for (ChartNode sub : chart.dependencies) {
      boolean known = false;
      for (ChartNode.Entry entry : declared) {
        known |= entry != null && fits(sub, entry);
      }
      if (!known) {
        nodes.add(sub);
      }
    }
    for (ChartNode.Entry entry : declared) {
      if (entry == null) {
        continue;
      }
      for (ChartNode sub : chart.dependencies) {
        if (fits(sub, entry)) {
          nodes.add(aliased(sub, entry.declared.alias()));
          break;
        }
      }
      if (!entry.declared.alias().isEmpty()) {
        entry.name = entry.declared.alias();
      }
    }
    return nodes;
  }

  private static boolean fits(ChartNode chart, ChartNode.Entry entry) {
    return chart.name().equals(entry.name)
        && Constraints.isCompatible(entry.declared.version(), chart.version());
  }

  private static ChartNode aliased(ChartNode chart, String alias) {
    ChartNode copy = chart.shallowCopy();
    copy.header = chart.header.copy();
    List<ChartNode> below = new ArrayList<>();
    for (ChartNode sub : chart.dependencies) {
      below.add(sub.shallowCopy());
    }
    copy.replaceDependencies(below);
    if (!alias.isEmpty()) {
      copy.header.name = alias;
    }
    return copy;
  }

  private void importValues(ChartNode chart) {
    for (ChartNode sub : chart.dependencies) {
      importValues(sub);
    }
    List<ChartNode.@Nullable Entry> declared = chart.header.dependencies;
    if (declared == null) {
      return;
    }
    Map<String, @Nullable Object> all = coalesce.coalesce(chart, Map.of(), true);
    Map<String, @Nullable Object> imported = new LinkedHashMap<>();
    for (ChartNode.Entry entry : declared) {
      if (entry != null) {
        importValues(entry, all, imported);
      }
    }
    Map<String, @Nullable Object> own = Tables.deepCopy(all);
    coalesce.mergeInto(own, imported);
    chart.values = own;
  }

  private void importValues(
      ChartNode.Entry entry,
      Map<String, @Nullable Object> all,
      Map<String, @Nullable Object> imported) {
    List<@Nullable Object> done = new ArrayList<>();
    for (Object wanted : entry.importValues) {
      String child;
      String parent;
      if (Tables.isTable(wanted)) {
        child = Printf.sprint(Tables.table(wanted).get("child"));
        parent = Printf.sprint(Tables.table(wanted).get("parent"));
      } else if (wanted instanceof String name) {
        child = "exports." + name;
        parent = ".";
      } else {
        continue;
      }
      done.add(Values.imported(child, parent));
      Map<String, @Nullable Object> table;
      try {
        table = Values.table(all, entry.name + "." + child);
      } catch (ValuesException e) {
        warnMissing(entry, wanted, e);
        continue;
      }
      coalesce.mergeInto(imported, at(parent, Values.asMap(table)));
      ImportCheck.check(imported);
    }
    entry.importValues = done;
  }

  private void warnMissing(ChartNode.Entry entry, @Nullable Object wanted, ValuesException e) {
    if (wanted instanceof String) {
      log.warn("ImportValues missing table", "error", String.valueOf(e.getMessage()));
    } else {
      log.warn(
          "ImportValues missing table from chart",
          "chart",
          entry.name,
          "error",
          String.valueOf(e.getMessage()));
    }
  }

  /** A table put at a path. */
  private static Map<String, @Nullable Object> at(
      String path, Map<String, @Nullable Object> table) {
    if (path.equals(".")) {
      return table;
    }
    Map<String, @Nullable Object> current = table;
    for (int end = path.length(); end >= 0; ) {
      int dot = path.lastIndexOf('.', end - 1);
      Map<String, @Nullable Object> outer = new LinkedHashMap<>();
      outer.put(path.substring(dot + 1, end), current);
      current = outer;
      end = dot;
    }
    return current;
  }
}
