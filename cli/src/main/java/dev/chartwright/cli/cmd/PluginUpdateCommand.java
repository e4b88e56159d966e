package dev.chartwright.cli.cmd;

import dev.chartwright.action.PluginUpdate;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import java.util.List;

/** {@code plugin update}: updates plugins. */
final class PluginUpdateCommand implements CommandBody {
  private final CommandContext context;

  PluginUpdateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {}

  @Override
  public void run(Command command, List<String> args) {
    if (args.isEmpty()) {
      throw CommandException.of("please provide plugin name to update");
    }
    PluginUpdate.of(ActionSettings.of(context), PluginPlaces.forVerb(context))
        .run(args, new PrintedLines(context.out()));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return PluginNames.complete(context, args);
  }
}
