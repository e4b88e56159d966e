package dev.chartwright.golang.strconv;

/**
 * Text that is no number of the type asked for: Go's {@code *strconv.NumError}, with its message.
 *
 * <pre>{@code
 * Parse.parseInt("x", 10, 64);  // strconv.ParseInt: parsing "x": invalid syntax
 * }</pre>
 */
public final class NumberException extends SyntaxException {
  private static final long serialVersionUID = 1;

  private final String function;
  private final String text;
  private final String reason;

  NumberException(String function, String text, String reason) {
    super("strconv." + function + ": parsing " + Quote.quote(text) + ": " + reason);
    this.function = function;
    this.text = text;
    this.reason = reason;
  }

  static NumberException syntax(String function, String text) {
    return new NumberException(function, text, "invalid syntax");
  }

  static NumberException range(String function, String text) {
    return new NumberException(function, text, "value out of range");
  }

  /** Go's name of the function that failed, such as {@code ParseInt}. */
  public String function() {
    return function;
  }

  /** The text that could not be read. */
  public String text() {
    return text;
  }

  /** What is wrong with it: {@code invalid syntax}, {@code value out of range}. */
  public String reason() {
    return reason;
  }

  /** Whether the text is a number, but too large for the type. */
  public boolean outOfRange() {
    return reason.equals("value out of range");
  }
}
