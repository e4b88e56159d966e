package dev.chartwright.cli.output;

import dev.chartwright.golang.slog.LogLevel;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;

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
    err.print(record.text() + '\n');
  }

  @Override
  public void debug(String message, String... attributes) {
    if (debug) {
      LogSink.super.debug(message, attributes);
    }
  }
}
