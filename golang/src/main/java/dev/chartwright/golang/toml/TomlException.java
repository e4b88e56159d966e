package dev.chartwright.golang.toml;

/**
 * A text that is no TOML, or a value that cannot be written; the message is the Go library's.
 *
 * <p>Example: {@code toml: line 3 (last key "a.b"): expected value but found '#' instead}.
 */
public final class TomlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final boolean panic;

  TomlException(String message, int line, boolean panic) {
    super(message, null, false, false);
    this.line = line;
    this.panic = panic;
  }

  /** An error without a line. */
  static TomlException of(String message) {
    return new TomlException(message, 0, false);
  }

  static TomlException panic(String message) {
    return new TomlException(message, 0, true);
  }

  /** The line that the message names, or 0. */
  public int line() {
    return line;
  }

  /**
   * Whether the library panics here instead of returning an error: a template then fails, although
   * its function turns errors into text.
   */
  public boolean isPanic() {
    return panic;
  }
}
