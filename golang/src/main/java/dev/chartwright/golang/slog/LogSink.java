package dev.chartwright.golang.slog;

import java.util.List;

/**
 * Where library code hands the records that Helm would log; the caller decides whether and where
 * they are printed.
 *
 * <p>An implementation must be safe for the threads that it is used from.
 */
@FunctionalInterface
public interface LogSink {
  /** Takes one record. */
  void log(LogRecord record);

  /** A sink that forgets everything. */
  static LogSink none() {
    return SilentSink.SINK;
  }

  /** Logs at {@link LogLevel#DEBUG}; attributes come as name, value, name, value. */
  default void debug(String message, String... attributes) {
    log(new LogRecord(LogLevel.DEBUG, message, List.of(attributes)));
  }

  /** Logs at {@link LogLevel#INFO}; attributes come as name, value, name, value. */
  default void info(String message, String... attributes) {
    log(new LogRecord(LogLevel.INFO, message, List.of(attributes)));
  }

  /** Logs at {@link LogLevel#WARN}; attributes come as name, value, name, value. */
  default void warn(String message, String... attributes) {
    log(new LogRecord(LogLevel.WARN, message, List.of(attributes)));
  }

  /** Logs at {@link LogLevel#ERROR}; attributes come as name, value, name, value. */
  default void error(String message, String... attributes) {
    log(new LogRecord(LogLevel.ERROR, message, List.of(attributes)));
  }
}
