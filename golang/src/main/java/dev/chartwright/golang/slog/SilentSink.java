package dev.chartwright.golang.slog;

/** Drops what it is told. */
final class SilentSink implements LogSink {
  static final SilentSink SINK = new SilentSink();

  private SilentSink() {}

  @Override
  public void log(LogRecord record) {}
}
