package dev.chartwright.chart.values;

import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;

/** Keeps log records as the lines that slog's text handler makes of them. */
final class Logged implements LogSink {
  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return lines;
  }

  @Override
  public void log(LogRecord record) {
    StringBuilder line = new StringBuilder("level=").append(record.level());
    line.append(" msg=").append(quoted(record.message()));
    for (int i = 0; i < record.attributes().size(); i += 2) {
      line.append(' ').append(record.attributes().get(i));
      line.append('=').append(quoted(record.attributes().get(i + 1)));
    }
    lines.add(line.toString());
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
    return plain && text.indexOf('"') < 0 && text.indexOf('=') < 0 ? text : Quote.quote(text);
  }
}
