package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.plugin.InstalledPlugins;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginConfig;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.PluginMetadata;
import java.util.ArrayList;
import java.util.List;

/** Completion of the names of installed plugins. */
final class PluginNames {
  private PluginNames() {}

  /** Names of the plugins that add a command and are not among the arguments yet. */
  static Completions complete(CommandContext context, List<String> args) {
    List<String> choices = new ArrayList<>();
    List<Plugin> plugins;
    try {
      plugins = InstalledPlugins.of(PluginPlaces.of(context)).all(PluginMetadata.CLI);
    } catch (PluginException e) {
      return Completions.none();
    }
    for (Plugin plugin : plugins) {
      String name = plugin.metadata().name();
      if (!args.contains(name)) {
        String help =
            plugin.metadata().config() instanceof PluginConfig.Cli config ? config.shortHelp() : "";
        choices.add(name + "\t" + help);
      }
    }
    return Completions.only(choices);
  }
}
