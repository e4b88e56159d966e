package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.tour.Tour;
import java.util.List;

/** {@code tour}: shows what the program is for. */
final class TourCommand implements CommandBody {
  private static final String LONG =
      """

      Start a registry on a free port of this machine and show, with the commands and
      their real output, what the program is for: from an empty directory to a chart
      that was pushed, found and pulled again. Everything is removed at the end.
      """;

  private final CommandContext context;

  TourCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.noArgs());
  }

  @Override
  public void run(Command command, List<String> args) {
    Tour.of(context.env(), context.out()).run();
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }
}
