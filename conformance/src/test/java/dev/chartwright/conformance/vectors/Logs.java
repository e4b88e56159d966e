package dev.chartwright.conformance.vectors;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
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
    StringBuilder line = new StringBuilder("level=").append(record.level().name());
    line.append(" msg=").append(quoted(record.message()));
    for (int i = 0; i < record.attributes().size(); i += 2) {
      line.append(' ').append(quoted(record.attributes().get(i)));
      line.append('=').append(quoted(record.attributes().get(i + 1)));
    }
    lines.add(line.toString());
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c > ' ' && c < 0x7f && c != '"' && c != '=';
    }
    return plain ? text : Quote.quote(text);
  }

  void addTo(Map<String, @Nullable Object> answer) {
    if (!lines.isEmpty()) {
      lines.sort(GoString::compare);
      answer.put("logs", lines);
    }
  }
}
