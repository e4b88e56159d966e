package dev.chartwright.chart.values;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strings.Strings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns declared dependencies on and off by their tags and, with the last word, conditions. */
final class Switches {
  private final LogSink log;
  private final Map<String, @Nullable Object> values;
  private final String path;

  /** Switches set by these values; conditions are looked up below a path. */
  Switches(LogSink log, Map<String, @Nullable Object> values, String path) {
    this.log = log;
    this.values = values;
    this.path = path;
  }

  void apply(List<ChartNode.@Nullable Entry> declared) {
    Object tags = values.get("tags");
    if (Tables.isTable(tags)) {
      for (ChartNode.Entry entry : declared) {
        if (entry != null) {
          applyTags(entry, Tables.table(tags));
        }
      }
    }
    for (ChartNode.Entry entry : declared) {
      if (entry != null) {
        applyCondition(entry);
      }
    }
  }

  private void applyTags(ChartNode.Entry entry, Map<String, @Nullable Object> tags) {
    boolean on = false;
    boolean off = false;
    for (String tag : entry.declared.tags()) {
      Object value = tags.get(tag);
      if (value instanceof Boolean state) {
        on |= state;
        off |= !state;
      } else if (value != null || tags.containsKey(tag)) {
        log.warn("returned non-bool value", "tag", tag, "chart", entry.name);
      }
    }
    entry.enabled = on || !off;
  }

  private void applyCondition(ChartNode.Entry entry) {
    for (String condition : Strings.trimSpace(entry.declared.condition()).split(",", -1)) {
      if (condition.isEmpty()) {
        continue;
      }
      Object value;
      try {
        value = Values.pathValue(values, path + condition);
      } catch (ValuesException e) {
        continue;
      }
      if (value instanceof Boolean state) {
        entry.enabled = state;
        return;
      }
      log.warn("returned non-bool value", "path", condition, "chart", entry.name);
    }
  }
}
