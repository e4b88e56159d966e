package dev.chartwright.cli.cobra;

/**
 * What a flag holds: read from text, shown as text. pflag's {@code Value}.
 *
 * <p>A value may be shared by two flags, as a deprecated name and its successor do.
 */
public interface FlagValue {
  /** The word in the help text after the flag's name: {@code string}, {@code int}, … */
  String type();

  /** The value as text. */
  String text();

  /** The value before any argument, as text; what help shows as default. */
  String defaultText();

  /**
   * Takes a value from the command line.
   *
   * @throws InvalidValueException with the reason, if the text does not fit; number errors of
   *     {@code golang} pass as they are
   */
  void set(String text);

  /** What a flag without value stands for; empty if it must have one. */
  default String bareValue() {
    return "";
  }

  /** Whether help leaves the default out. */
  default boolean isZero(String defaultText) {
    return switch (defaultText) {
      case "", "false", "0", "<nil>" -> true;
      default -> false;
    };
  }

  /** Whether completion offers the flag again after it was given. */
  default boolean repeatable() {
    return false;
  }
}
