package dev.chartwright.cli.cmd;

import dev.chartwright.action.RegistryWhoami;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
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
    RegistryWhoami verb = RegistryWhoami.of(ActionSettings.of(context));
    if (args.isEmpty()) {
      for (RegistryWhoami.Identity each : verb.all()) {
        print(each);
      }
      return;
    }
    print(
        verb.run(args.get(0))
            .orElseThrow(() ->
                CommandException.of(
                    "nothing is kept for "
                        + args.get(0)
                        + " in "
                        + verb.files()
                        + ": log in with \"registry login "
                        + args.get(0)
                        + "\"")));
  }

  private void print(RegistryWhoami.Identity identity) {
    StringBuilder line = new StringBuilder(identity.host()).append(": ");
    if (!identity.username().isEmpty()) {
      line.append(identity.username()).append(", ");
    }
    line.append(identity.secret()).append(" from ").append(identity.origin().source());
    if (!identity.origin().key().equals(identity.host())) {
      line.append(" under ").append(identity.origin().key());
    }
    context.out().println(line.toString());
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.none();
  }
}
