package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code plugin list}: shows the installed plugins. */
final class PluginListCommand implements CommandBody {
  private final CommandContext context;
  private final StringValue type = StringValue.empty();

  PluginListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    FlagSet f = command.flags();
    f.add(type, "type", "Plugin type");
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }
}
