package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.golang.strconv.Quote;

/** What a command says that this version of Chartwright knows by name only. */
final class NotBuilt {
  private NotBuilt() {}

  /** One line that names a flag of a command that works without it; exit code 1. */
  static CommandException flag(CommandContext context, Command command, String flag) {
    return CommandException.of(
        flag
            + " of "
            + Quote.quote(context.program().name() + " " + command.verbPath())
            + " is not available in this version of Chartwright yet");
  }

  /** One line that names the command; exit code 1. */
  static CommandException of(CommandContext context, Command command) {
    return CommandException.of(
        Quote.quote(context.program().name() + " " + command.verbPath())
            + " is not available in this version of Chartwright yet");
  }
}
