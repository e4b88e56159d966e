package dev.chartwright.golang.path;

/** A malformed pattern: Go's {@code filepath.ErrBadPattern}. */
public final class PatternException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String pattern;

  PatternException(String pattern) {
    super("syntax error in pattern");
    this.pattern = pattern;
  }

  /** The pattern. */
  public String pattern() {
    return pattern;
  }
}
