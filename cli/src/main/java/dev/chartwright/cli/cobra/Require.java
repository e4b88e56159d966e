package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Quote;
import java.util.List;

/** Numbers of arguments in the words of Helm's {@code pkg/cmd/require}. */
public final class Require implements ArgsRule {
  private final int min;
  private final int max;
  private final String phrase;

  private Require(int min, int max, String phrase) {
    this.min = min;
    this.max = max;
    this.phrase = phrase;
  }

  /** No arguments. */
  public static ArgsRule noArgs() {
    return new Require(0, 0, "accepts no arguments");
  }

  /** This many. */
  public static ArgsRule exactArgs(int n) {
    return new Require(n, n, "requires " + arguments(n));
  }

  /** So many or fewer. */
  public static ArgsRule maximumNArgs(int n) {
    return new Require(0, n, "accepts at most " + arguments(n));
  }

  /** So many or more. */
  public static ArgsRule minimumNArgs(int n) {
    return new Require(n, Integer.MAX_VALUE, "requires at least " + arguments(n));
  }

  @Override
  public void check(Command command, List<String> args) {
    if (args.size() < min || args.size() > max) {
      throw CommandException.of(
          Quote.quote(command.path()) + " " + phrase + "\n\nUsage:  " + command.useLine());
    }
  }

  private static String arguments(int n) {
    return n + (n == 1 ? " argument" : " arguments");
  }
}
