package dev.chartwright.cli.cmd;

import dev.chartwright.action.RegistryLogout;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import java.util.List;

/** {@code registry logout}: forgets the credentials for a registry. */
final class RegistryLogoutCommand implements CommandBody {
  private static final String LONG =
      """

      Remove credentials stored for a remote registry.
      """;

  private final CommandContext context;

  RegistryLogoutCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
  }

  @Override
  public void run(Command command, List<String> args) {
    RegistryLogout.of(ActionSettings.of(context)).run(args.get(0));
    context.out().println("Removing login credentials for " + args.get(0));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.none();
  }
}
