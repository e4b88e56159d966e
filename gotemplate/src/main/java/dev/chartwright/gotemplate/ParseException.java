package dev.chartwright.gotemplate;

/**
 * A text that is no template. The message is Go's, {@code template: NAME:LINE: REASON}; Helm cuts
 * its own from it.
 */
public final class ParseException extends FunctionException {
  private static final long serialVersionUID = 1;
  private final String template;
  private final int line;

  ParseException(String template, int line, String message) {
    super(message);
    this.template = template;
    this.line = line;
  }

  /** The name under which the text was parsed. */
  public String template() {
    return template;
  }

  /** The line, counted from 1. */
  public int line() {
    return line;
  }
}
