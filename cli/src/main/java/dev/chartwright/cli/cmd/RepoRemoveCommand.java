package dev.chartwright.cli.cmd;

import dev.chartwright.action.RepoRemove;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.golang.strconv.Quote;
import java.util.List;

/** {@code repo remove}: forgets chart repositories. */
final class RepoRemoveCommand implements CommandBody {
  private final CommandContext context;

  RepoRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.args(Require.minimumNArgs(1));
  }

  @Override
  public void run(Command command, List<String> args) {
    RepoRemove.of(ActionSettings.of(context))
        .run(
            args,
            name ->
                context
                    .out()
                    .println(Quote.quote(name) + " has been removed from your repositories"));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ChartCompletion.repositories(context, args);
  }
}
