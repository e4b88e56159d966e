package dev.chartwright.chart.values;

import dev.chartwright.chart.Chart;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of a user, a chart and its subcharts together.
 *
 * <p>What is given further up wins: the user's values over the chart's own, these over a
 * subchart's. Tables are merged key by key, everything else is replaced; null removes what lies
 * below it. A subchart sees the table under its name and, in {@code global}, what all charts share.
 *
 * <p>Neither charts nor values are changed, and the result shares nothing with them: a render may
 * write to it. Conflicts between tables and other values are logged as Helm logs them, sorted where
 * Helm's order is random. As safe for threads as the sink.
 *
 * <pre>{@code
 * // chart "web": {port: 80, db: {user: root}}, subchart "db": {user: sa, size: 1}
 * Coalesce.of(LogSink.none()).values(web, Map.of("port", 8080L));
 * // {port=8080, db={user=root, global={}, size=1.0}}
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/util/coalesce.go}.
 */
public final class Coalesce {
  /** The key of the values that all charts share. */
  public static final String GLOBAL = "global";

  private final LogSink log;

  private Coalesce(LogSink log) {
    this.log = log;
  }

  /** A coalescer that logs conflicts to a sink. */
  public static Coalesce of(LogSink log) {
    return new Coalesce(log);
  }

  /**
   * The values that a render of the chart sees as {@code .Values}: Helm's {@code CoalesceValues}.
   *
   * @throws ValuesException {@code type mismatch on NAME: …} if the value under a subchart's name
   *     is no table
   */
  public Map<String, @Nullable Object> values(Chart chart, Map<String, @Nullable Object> values) {
    return coalesce(ChartNode.of(chart), values, false);
  }

  /**
   * The same with nulls kept, for values that will be coalesced once more: Helm's {@code
   * MergeValues}.
   *
   * @throws ValuesException as {@link #values}
   */
  public Map<String, @Nullable Object> merge(Chart chart, Map<String, @Nullable Object> values) {
    return coalesce(ChartNode.of(chart), values, true);
  }

  /**
   * A table over another one, nulls removing what lies below them: Helm's {@code CoalesceTables}.
   *
   * @return a new table
   */
  public Map<String, @Nullable Object> tables(
      Map<String, @Nullable Object> over, Map<String, @Nullable Object> under) {
    return tables(over, under, false);
  }

  /**
   * A table over another one, nulls kept: Helm's {@code MergeTables}.
   *
   * @return a new table
   */
  public Map<String, @Nullable Object> mergeTables(
      Map<String, @Nullable Object> over, Map<String, @Nullable Object> under) {
    return tables(over, under, true);
  }

  private Map<String, @Nullable Object> tables(
      Map<String, @Nullable Object> over, Map<String, @Nullable Object> under, boolean merge) {
    Map<String, @Nullable Object> result = Tables.deepCopy(over);
    Warnings warnings = new Warnings();
    new TableMerge(warnings).into(result, Tables.deepCopy(under), "", merge);
    warnings.logTo(log);
    return result;
  }

  Map<String, @Nullable Object> coalesce(
      ChartNode chart, Map<String, @Nullable Object> values, boolean merge) {
    Map<String, @Nullable Object> result = Tables.deepCopy(values);
    Warnings warnings = new Warnings();
    try {
      new Walk(warnings, merge).chart(chart, result, "");
    } finally {
      warnings.logTo(log);
    }
    return result;
  }

  /** Helm's {@code MergeTables} itself, which writes to both tables and lets them share parts. */
  void mergeInto(Map<String, @Nullable Object> over, Map<String, @Nullable Object> under) {
    Warnings warnings = new Warnings();
    new TableMerge(warnings).into(over, under, "", true);
    warnings.logTo(log);
  }

  /** One pass over a chart and its subcharts. */
  private static final class Walk {
    private final Warnings warnings;
    private final TableMerge tables;
    private final boolean merge;

    Walk(Warnings warnings, boolean merge) {
      this.warnings = warnings;
      this.tables = new TableMerge(warnings);
      this.merge = merge;
    }

    void chart(ChartNode chart, Map<String, @Nullable Object> values, String above) {
      String path = TableMerge.join(above, chart.name());
      ownValues(chart, values, path);
      for (ChartNode sub : chart.dependencies) {
        Object known = values.get(sub.name());
        if (known == null && !values.containsKey(sub.name())) {
          known = new LinkedHashMap<String, @Nullable Object>();
          values.put(sub.name(), known);
        } else if (!Tables.isTable(known)) {
          throw new ValuesException(Printf.sprintf("type mismatch on %s: %t", sub.name(), known));
        }
        Map<String, @Nullable Object> below = Tables.table(known);
        globals(below, values, path);
        chart(sub, below, path);
      }
    }

    private void ownValues(ChartNode chart, Map<String, @Nullable Object> values, String path) {
      Warnings.Group group = warnings.group();
      for (Map.Entry<String, @Nullable Object> entry : chart.values.entrySet()) {
        String key = entry.getKey();
        ownValue(chart, values, key, entry.getValue(), path);
        group.endOf(key);
      }
      group.sort();
    }

    private void ownValue(
        ChartNode chart,
        Map<String, @Nullable Object> values,
        String key,
        @Nullable Object own,
        String path) {
      Object given = values.get(key);
      if (given == null && !values.containsKey(key)) {
        if (merge) {
          values.put(key, Tables.copyOf(own));
        } else if (own != null) {
          values.put(key, Tables.copyWithoutNulls(own));
        }
      } else if (given == null) {
        if (!merge) {
          values.remove(key);
        }
      } else if (Tables.isTable(given)) {
        if (Tables.isTable(own)) {
          boolean keepNulls = merge || isSubchart(chart, key);
          Object copy = keepNulls ? Tables.copyOf(own) : Tables.copyWithoutNulls(own);
          tables.into(
              Tables.table(given), Tables.table(copy), TableMerge.join(path, key), keepNulls);
        } else if (own != null) {
          warnings.add(
              "warning: skipped value for " + TableMerge.join(path, key) + ": Not a table.");
        }
      }
    }

    private static boolean isSubchart(ChartNode chart, String key) {
      for (ChartNode sub : chart.dependencies) {
        if (sub.name().equals(key)) {
          return true;
        }
      }
      return false;
    }

    /** Lets a subchart's globals have those of its parent. */
    private void globals(
        Map<String, @Nullable Object> below, Map<String, @Nullable Object> above, String path) {
      Object lower = below.containsKey(GLOBAL) ? below.get(GLOBAL) : new LinkedHashMap<>();
      if (!Tables.isTable(lower)) {
        warnings.add("warning: skipping globals because destination global is not a table.");
        return;
      }
      Object upper = above.containsKey(GLOBAL) ? above.get(GLOBAL) : Map.of();
      if (!Tables.isTable(upper)) {
        warnings.add("warning: skipping globals because source global is not a table.");
        return;
      }
      Map<String, @Nullable Object> globals = Tables.table(lower);
      Warnings.Group group = warnings.group();
      for (Map.Entry<String, @Nullable Object> entry : Tables.table(upper).entrySet()) {
        String key = entry.getKey();
        global(globals, key, entry.getValue(), path);
        group.endOf(key);
      }
      group.sort();
      below.put(GLOBAL, globals);
    }

    /**
     * Puts one of the parent's globals into a subchart's. A table is copied, but not the tables in
     * it: what the subchart adds there, parent and siblings see too.
     */
    private void global(
        Map<String, @Nullable Object> globals, String key, @Nullable Object value, String path) {
      Object known = globals.get(key);
      if (!Tables.isTable(value)) {
        if (Tables.isTable(known)) {
          warnings.add("key " + key + " is table. Skipping");
        } else {
          globals.put(key, value);
        }
        return;
      }
      Map<String, @Nullable Object> copy = new LinkedHashMap<>(Tables.table(value));
      if (globals.containsKey(key)) {
        if (!Tables.isTable(known)) {
          warnings.add(
              "Conflict: cannot merge map onto non-map for " + Quote.quote(key) + ". Skipping.");
          return;
        }
        tables.into(copy, Tables.table(known), TableMerge.join(path, key), true);
      }
      globals.put(key, copy);
    }
  }
}
