package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import java.util.List;

/** {@code registry whoami}: shows who we are to a registry. */
final class RegistryWhoamiCommand implements CommandBody {
  private static final String LONG =
      """

      Show which file or which credential helper answers for a registry, and with what
      user name. Passwords and tokens are never shown. Without a host, all known
      registries are listed.
      """;

  private final CommandContext context;

  RegistryWhoamiCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.maximumNArgs(1));
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.none();
  }
}
