package dev.chartwright.chart.values;

import dev.chartwright.golang.fmt.Printf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges one table into another: Helm's {@code coalesceTablesFullKey}. */
final class TableMerge {
  private final Warnings warnings;
  private int depth;

  TableMerge(Warnings warnings) {
    this.warnings = warnings;
  }

  /** The path of a key below another path. */
  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /**
   * Adds to {@code over} what it lacks; tables of {@code under} move there and are then shared, and
   * nulls of {@code over} are written to {@code under}.
   *
   * @param keepNulls whether a null in {@code over} stays; else it goes, and takes the value below
   *     it along
   */
  void into(
      Map<String, @Nullable Object> over,
      Map<String, @Nullable Object> under,
      String path,
      boolean keepNulls) {
    Tables.checkDepth(++depth);
    List<String> removed = nulls(over, under, keepNulls);
    Warnings.Group group = warnings.group();
    for (Map.Entry<String, @Nullable Object> entry : Tables.entries(under)) {
      String key = entry.getKey();
      Object value = entry.getValue();
      Object known = over.get(key);
      if (known == null && !over.containsKey(key)) {
        over.put(key, value);
      } else if (Tables.isTable(value)) {
        if (Tables.isTable(known)) {
          into(Tables.table(known), Tables.table(value), join(path, key), keepNulls);
        } else {
          warnings.add(
              Printf.sprintf(
                  "warning: cannot overwrite table with non table for %s (%v)",
                  join(path, key), value));
        }
      } else if (value != null && Tables.isTable(known)) {
        warnings.add(
            Printf.sprintf(
                "warning: destination for %s is a table. Ignoring non-table value (%v)",
                join(path, key), value));
      }
      group.endOf(key);
    }
    group.sort();
    for (String key : removed) {
      over.remove(key);
    }
    depth--;
  }

  /** Writes the nulls of a table to another one; returns those that took something away there. */
  private static List<String> nulls(
      Map<String, @Nullable Object> over, Map<String, @Nullable Object> under, boolean keepNulls) {
    List<String> removed = List.of();
    for (Map.Entry<String, @Nullable Object> entry : over.entrySet()) {
      if (entry.getValue() == null) {
        Object below = under.put(entry.getKey(), null);
        if (below != null && !keepNulls) {
          removed = removed.isEmpty() ? new ArrayList<>() : removed;
          removed.add(entry.getKey());
        }
      }
    }
    return removed;
  }
}
