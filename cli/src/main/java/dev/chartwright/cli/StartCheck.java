package dev.chartwright.cli;

/**
 * Looks at the settings before any command, help and version included. What it throws ends the
 * program with {@code level=WARN msg="command failed" error=…}.
 */
public interface StartCheck {
  /** Passes, or throws with the message to show. */
  void check(EnvSettings settings);

  /** Passes everything. */
  static StartCheck none() {
    return settings -> {};
  }
}
