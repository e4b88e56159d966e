package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.RegistryTags;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import java.util.List;

/** {@code registry tags}: lists the tags of a chart in a registry, one a line. */
final class RegistryTagsCommand implements CommandBody {
  private static final String LONG =
      """

      List the tags of a chart in a registry, one a line, as the registry has them. Tags
      that are versions come first, the highest at the top.
      """;

  private final CommandContext context;
  private final RegistryFlags flags = new RegistryFlags();

  RegistryTagsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    flags.addTo(command.flags());
  }

  @Override
  public void run(Command command, List<String> args) {
    ConnectionOptions connection = flags.connection();
    for (String tag : RegistryTags.of(ActionSettings.of(context)).run(args.get(0), connection)) {
      context.out().println(tag);
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.none();
  }
}
