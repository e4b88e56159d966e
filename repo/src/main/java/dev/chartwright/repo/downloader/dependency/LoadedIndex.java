package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * An index that was read once, with what was said about it then.
 *
 * @param index the charts
 * @param warnings about entries that are no charts
 */
record LoadedIndex(RepositoryIndex index, List<LogRecord> warnings) {
  LoadedIndex {
    warnings = List.copyOf(warnings);
  }

  /** Says again what Helm says each time that it reads this index, from wherever. */
  void warn(String source, LogSink log) {
    for (LogRecord each : warnings) {
      List<String> attributes = new ArrayList<>(each.attributes());
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        if (attributes.get(i).equals("source")) {
          attributes.set(i + 1, source);
        }
      }
      log.log(new LogRecord(each.level(), each.message(), attributes));
    }
  }
}
