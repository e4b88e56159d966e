package dev.chartwright.golang.strconv;

/** Text that is not of the form asked for; the message is Go's {@code invalid syntax}. */
public class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SyntaxException(String message) {
    super(message);
  }

  static SyntaxException plain() {
    return new SyntaxException("invalid syntax");
  }
}
