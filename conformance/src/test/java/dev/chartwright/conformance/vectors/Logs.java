package dev.chartwright.conformance.vectors;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was logged, as Go's text handler writes it without the time. */
final class Logs implements LogSink {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void log(LogRecord record) {
    if (record.level().name().equals("DEBUG")) {
      return;
    }
    lines.add(record.text());
  }

  void addTo(Map<String, @Nullable Object> answer) {
    if (!lines.isEmpty()) {
      lines.sort(GoString::compare);
      answer.put("logs", lines);
    }
  }
}
