package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import java.util.ArrayList;
import java.util.List;

/** Completion of installed plugins. */
final class PluginCompletion {
  private PluginCompletion() {}

  /** Names of the plugins that add a command and are not among the arguments yet. */
  static Completions installed(CommandContext context, List<String> args) {
    List<String> choices = new ArrayList<>();
    try {
      for (InstalledPlugin plugin : InstalledPlugin.find(context, InstalledPlugin.CLI)) {
        if (!args.contains(plugin.name())) {
          choices.add(plugin.name() + "\t" + plugin.shortHelp());
        }
      }
    } catch (CommandException e) {
      return Completions.none();
    }
    return Completions.only(choices);
  }
}
