package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.Table;
import dev.chartwright.plugin.InstalledPlugins;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginMetadata;
import dev.chartwright.plugin.install.InstallPlaces;
import dev.chartwright.plugin.install.SigningStatus;
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
    context.log().debug("pluginDirs", "directory", context.settings().plugins());
    InstallPlaces places = PluginPlaces.forVerb(context).places();
    Table table = Table.of(0);
    table.row("NAME", "VERSION", "TYPE", "APIVERSION", "PROVENANCE", "SOURCE");
    for (Plugin plugin : InstalledPlugins.of(PluginPlaces.of(context)).all(type.get())) {
      PluginMetadata metadata = plugin.metadata();
      table.row(
          metadata.name(),
          metadata.version(),
          metadata.type(),
          metadata.apiVersion(),
          SigningStatus.of(metadata, places),
          metadata.sourceUrl().isEmpty() ? "unknown" : metadata.sourceUrl());
    }
    context.out().println(table.text());
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }
}
