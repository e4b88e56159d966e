package dev.chartwright.golang.regexp;

/** A pattern that is no regular expression: Go's {@code syntax.Error}, with its words. */
public final class RegexpException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String expression;

  RegexpException(String code, String expression) {
    super("error parsing regexp: " + code + ": `" + expression + "`", null, false, false);
    this.code = code;
    this.expression = expression;
  }

  /** What is wrong: {@code missing closing )}. */
  public String code() {
    return code;
  }

  /** The offending part of the pattern, as far as Go quotes it. */
  public String expression() {
    return expression;
  }
}
