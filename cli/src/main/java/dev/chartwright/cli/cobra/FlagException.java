package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Quote;

/**
 * The command line does not fit the flags; the messages are those of pflag 1.0.10 ({@code
 * errors.go}).
 */
public final class FlagException extends RuntimeException {
  private final String flag;

  private FlagException(String message, String flag) {
    super(message);
    this.flag = flag;
  }

  static FlagException unknown(String name) {
    return new FlagException("unknown flag: --" + name, name);
  }

  static FlagException unknownShorthand(char shorthand, String cluster) {
    return new FlagException(
        "unknown shorthand flag: " + Quote.quoteRune(shorthand) + " in -" + cluster,
        String.valueOf(shorthand));
  }

  static FlagException needsArgument(String name) {
    return new FlagException("flag needs an argument: --" + name, name);
  }

  static FlagException shorthandNeedsArgument(char shorthand, String cluster) {
    return new FlagException(
        "flag needs an argument: " + Quote.quoteRune(shorthand) + " in -" + cluster,
        String.valueOf(shorthand));
  }

  static FlagException badSyntax(String argument) {
    return new FlagException("bad flag syntax: " + argument, argument);
  }

  static FlagException noSuch(String name) {
    return new FlagException("no such flag -" + name, name);
  }

  static FlagException invalidValue(Flag flag, String value, String reason) {
    String names =
        flag.shorthand() == Flag.NO_SHORTHAND
            ? "--" + flag.name()
            : "-" + flag.shorthand() + ", --" + flag.name();
    return new FlagException(
        "invalid argument "
            + Quote.quote(value)
            + " for "
            + Quote.quote(names)
            + " flag: "
            + reason,
        flag.name());
  }

  static FlagException exclusive(String group, String set) {
    return new FlagException(
        "if any flags in the group ["
            + group
            + "] are set none of the others can be; ["
            + set
            + "] were all set",
        group);
  }

  /** The flag, without dashes, as far as it was understood. */
  public String flag() {
    return flag;
  }
}
