package dev.chartwright.cli.output;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogLevel;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import java.util.List;

/**
 * Messages about what happens, in the form of Go's {@code slog} text handler without time: {@code
 * level=WARN msg="this chart is deprecated"}.
 *
 * <p>Goes to standard error. Debug messages are dropped unless asked for.
 */
public final class Log implements LogSink {
  private final ByteSink err;
  private final boolean debug;

  /** A log on {@code err}; with {@code debug} it shows everything. */
  public Log(ByteSink err, boolean debug) {
    this.err = err;
    this.debug = debug;
  }

  /** Whether debug messages are shown. */
  public boolean debugEnabled() {
    return debug;
  }

  @Override
  public void log(LogRecord record) {
    if (record.level() == LogLevel.DEBUG && !debug) {
      return;
    }
    List<String> attributes = record.attributes();
    StringBuilder line = new StringBuilder("level=").append(record.level().name()).append(" msg=");
    line.append(quoted(record.message()));
    for (int i = 0; i < attributes.size(); i += 2) {
      line.append(' ')
          .append(quoted(attributes.get(i)))
          .append('=')
          .append(quoted(attributes.get(i + 1)));
    }
    err.print(line.append('\n').toString());
  }

  @Override
  public void debug(String message, String... attributes) {
    if (debug) {
      LogSink.super.debug(message, attributes);
    }
  }

  /** The text bare if it reads as one word, else as a Go string literal. */
  static String quoted(String text) {
    return needsQuotes(text) ? Quote.quote(text) : text;
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty()) {
      return true;
    }
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint < 0x80) {
        if (codePoint <= ' ' || codePoint == '=' || codePoint == '"') {
          return true;
        }
      } else if (codePoint == 0xfffd
          || GoString.isEscape(codePoint)
          || Runes.isSpace(codePoint)
          || !Runes.isPrint(codePoint)) {
        return true;
      }
    }
    return false;
  }
}
