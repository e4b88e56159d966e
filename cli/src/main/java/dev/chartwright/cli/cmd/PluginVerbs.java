package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.golang.strconv.Quote;
import java.io.File;
import java.util.List;

/** The commands that plugins add. */
final class PluginVerbs {
  private final CommandContext context;

  PluginVerbs(CommandContext context) {
    this.context = context;
  }

  /**
   * Adds a command for each plugin. A plugin replaces an extra of ours of the same name; with the
   * name of a command of Helm's it ends the loading of plugins.
   */
  void addTo(Command root) {
    String directories = context.settings().plugins();
    if ("1".equals(context.env().get("HELM_NO_PLUGINS"))
        || (directories.indexOf(':') < 0 && !new File(directories).exists())) {
      return;
    }
    List<InstalledPlugin> plugins;
    try {
      plugins = InstalledPlugin.find(context, InstalledPlugin.CLI);
    } catch (CommandException e) {
      context.log().error("failed to load plugins", "error", String.valueOf(e.getMessage()));
      return;
    }
    for (InstalledPlugin plugin : plugins) {
      Command command = command(plugin);
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
    }
  }

  private Command command(InstalledPlugin plugin) {
    String use = plugin.usage().isEmpty() ? plugin.name() : plugin.usage();
    String help =
        plugin.shortHelp().isEmpty()
            ? "the " + Quote.quote(plugin.name()) + " plugin"
            : plugin.shortHelp();
    return Command.verb(use, help, new Body(context, plugin)).takeArgumentsVerbatim();
  }

  private record Body(CommandContext context, InstalledPlugin plugin)
      implements CommandBody, BodySource {
    @Override
    public CommandBody bodyOf(Command command) {
      return this;
    }

    @Override
    public void define(Command command) {
      command.longText(plugin.longHelp());
    }

    @Override
    public void run(Command command, List<String> args) {
      throw NotBuilt.of(context, command);
    }
  }
}
