package dev.chartwright.golang.slog;

/** How severe a log record is; the names are slog's. */
public enum LogLevel {
  /** Shown only when debugging was asked for. */
  DEBUG,
  /** Worth knowing. */
  INFO,
  /** Something was skipped or repaired. */
  WARN,
  /** Something failed, and work went on. */
  ERROR
}
