package dev.chartwright.repo;

import dev.chartwright.golang.slog.LogLevel;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;

/** What was logged above DEBUG, as Go's text handler writes it without the time. */
public final class LoggedLines implements LogSink {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void log(LogRecord record) {
    if (record.level() == LogLevel.DEBUG) {
      return;
    }
    StringBuilder line = new StringBuilder("level=").append(record.level());
    line.append(" msg=").append(quoted(record.message()));
    for (int i = 0; i < record.attributes().size(); i += 2) {
      line.append(' ').append(record.attributes().get(i)).append('=');
      line.append(quoted(record.attributes().get(i + 1)));
    }
    lines.add(line.toString());
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c > ' ' && c < 0x7f && c != '"' && c != '=';
    }
    return plain ? text : Quote.quote(text);
  }

  /** The lines so far, in their order. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
