package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandLine;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.plugin.InstalledPlugins;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginConfig;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.PluginMetadata;
import java.util.List;

/**
 * The commands that plugins add.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/load_plugins.go}.
 */
final class PluginVerbs {
  private final CommandContext context;

  PluginVerbs(CommandContext context) {
    this.context = context;
  }

  /**
   * Adds a command for each plugin. A plugin replaces an extra of ours of the same name; with the
   * name of a command of Helm's it ends the loading of plugins.
   *
   * @param arguments those of the program
   */
  void addTo(Command root, List<String> arguments) {
    List<Plugin> plugins;
    try {
      plugins = InstalledPlugins.of(PluginPlaces.of(context)).all(PluginMetadata.CLI);
    } catch (PluginException e) {
      context.log().error("failed to load plugins", "error", String.valueOf(e.getMessage()));
      return;
    }
    for (Plugin plugin : plugins) {
      PluginVerb verb = new PluginVerb(context, plugin);
      Command command = command(plugin, verb);
      // Suggestions come in alphabetical order from here on, as in Helm.
      root.commands();
      Command taken = root.lookup(command.name());
      if (taken != null) {
        if (!CommandTree.isExtra(taken.name())) {
          context.log().error("failed to load plugins: name conflicts", "name", command.name());
          return;
        }
        root.remove(taken);
      }
      root.add(command);
      if (CommandLine.completes(root, arguments)) {
        verb.complete();
        command.flags();
      }
    }
  }

  private static Command command(Plugin plugin, PluginVerb verb) {
    String name = plugin.metadata().name();
    String use = "";
    String help = "";
    if (plugin.metadata().config() instanceof PluginConfig.Cli config) {
      use = config.usage();
      help = config.shortHelp();
    }
    return Command.verb(
            use.isEmpty() ? name : use,
            help.isEmpty() ? "the " + Quote.quote(name) + " plugin" : help,
            verb)
        .takeArgumentsVerbatim();
  }
}
