package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code plugin}: plugins of the command line. */
final class PluginCommand implements CommandBody {
  private static final String LONG =
      """

      Manage client-side Helm plugins.
      """;

  private final BodySource verbs;

  PluginCommand(BodySource verbs) {
    this.verbs = verbs;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb("install [options] <path|url>", "install a Helm plugin", verbs)
                .aliases("add"),
            Command.verb("list", "list installed Helm plugins", verbs).aliases("ls"),
            Command.verb("uninstall <plugin>...", "uninstall one or more Helm plugins", verbs)
                .aliases("rm", "remove"),
            Command.verb("update <plugin>...", "update one or more Helm plugins", verbs)
                .aliases("up"),
            Command.verb(
                "package [PATH]", "package a plugin directory into a plugin archive", verbs),
            Command.verb(
                "verify [PATH]",
                "verify that a plugin at the given path has been signed and is valid",
                verbs));
  }
}
