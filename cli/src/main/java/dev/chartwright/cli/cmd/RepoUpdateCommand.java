package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import java.util.List;

/** {@code repo update}: fetches the indexes of chart repositories. */
final class RepoUpdateCommand implements CommandBody {
  private static final String LONG =
      """

      Update gets the latest information about charts from the respective chart repositories.
      Information is cached locally, where it is used by commands like 'helm search'.

      You can optionally specify a list of repositories you want to update.
      \t$ helm repo update <repo_name> ...
      To update all the repositories, use 'helm repo update'.
      """;

  private final CommandContext context;
  private final DurationValue timeout = DurationValue.ofSeconds(120);

  RepoUpdateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(0));
    FlagSet f = command.flags();
    f.add(timeout, "timeout", "time to wait for the index file download to complete");
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ChartCompletion.repositories(context, args);
  }
}
