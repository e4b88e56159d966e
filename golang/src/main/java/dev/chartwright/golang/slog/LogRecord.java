package dev.chartwright.golang.slog;

import java.util.List;

/**
 * One line that Helm logs: a level, a message and attributes.
 *
 * <p>Immutable.
 *
 * <p>Source: Go 1.26 {@code log/slog/record.go}.
 *
 * @param level how severe it is
 * @param message what happened
 * @param attributes names and values in turn: name, value, name, value
 */
public record LogRecord(LogLevel level, String message, List<String> attributes) {
  /** Checks that every attribute has a value. */
  public LogRecord {
    if (attributes.size() % 2 != 0) {
      throw new IllegalArgumentException("attributes: a name without a value");
    }
    attributes = List.copyOf(attributes);
  }
}
