package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code registry}: credentials for registries. */
final class RegistryCommand implements CommandBody {
  private static final String LONG =
      """

      This command consists of multiple subcommands to interact with registries.
      """;

  private final BodySource verbs;
  private final boolean extras;

  RegistryCommand(BodySource verbs, boolean extras) {
    this.verbs = verbs;
    this.extras = extras;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb("login [host]", "login to a registry", verbs),
            Command.verb("logout [host]", "logout from a registry", verbs));
    if (extras) {
      command.add(
          Command.verb("tags [chart]", "list the tags of a chart in a registry", verbs),
          Command.verb("whoami [host]", "show which credentials answer for a registry", verbs));
    }
  }
}
