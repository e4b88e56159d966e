package dev.chartwright.cli.cobra;

import java.util.List;

/** Says how many arguments a command takes. */
public interface ArgsRule {
  /**
   * Checks the arguments that are no flags.
   *
   * @throws CommandException with Helm's usage line, if the number is wrong
   */
  void check(Command command, List<String> args);
}
