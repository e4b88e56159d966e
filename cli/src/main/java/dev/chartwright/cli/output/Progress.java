package dev.chartwright.cli.output;

/**
 * One line that shows how far a long transfer is, on a terminal only: {@code web:1.2.0 34 MB of 90
 * MB}.
 *
 * <p>Shown only for more than 4 MiB, redrawn only when its text changes, and wiped at the end: what
 * the command prints is the same with and without it. Safe for several threads.
 */
public final class Progress {
  private static final long WORTH_SHOWING = 4L << 20;
  private static final long MEGABYTE = 1_000_000;

  private final ByteSink terminal;
  private final boolean enabled;
  private String shown = "";

  private Progress(ByteSink terminal, boolean enabled) {
    this.terminal = terminal;
    this.enabled = enabled;
  }

  /** A line on a sink that is a terminal, or nothing at all. */
  public static Progress on(ByteSink terminal, boolean isTerminal) {
    return new Progress(terminal, isTerminal);
  }

  /** Shows that {@code moved} of {@code total} bytes are through. */
  public synchronized void show(String what, long moved, long total) {
    if (!enabled || total < WORTH_SHOWING) {
      return;
    }
    String text = what + "  " + moved / MEGABYTE + " MB of " + total / MEGABYTE + " MB";
    if (!text.equals(shown)) {
      terminal.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
      shown = text;
    }
  }

  /** Wipes the line. */
  public synchronized void end() {
    if (!shown.isEmpty()) {
      terminal.print("\r" + " ".repeat(shown.length()) + "\r");
      shown = "";
    }
  }
}
