package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Completions;
import java.util.List;

/** Completion of installed plugins. */
final class PluginCompletion {
  private PluginCompletion() {}

  /** Names of the plugins that add a command and are not among the arguments yet. */
  static Completions installed(CommandContext context, List<String> args) {
    return Completions.none();
  }
}
