package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.UintValue;
import java.util.List;

/** {@code dependency list}: shows what a chart depends on. */
final class DependencyListCommand implements CommandBody {
  private static final String LONG =
      """

      List all of the dependencies declared in a chart.

      This can take chart archives and chart directories as input. It will not alter
      the contents of a chart.

      This will produce an error if the chart cannot be loaded.
      """;

  private final CommandContext context;
  private final UintValue maxColWidth = UintValue.of(80);

  DependencyListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.maximumNArgs(1));
    FlagSet f = command.flags();
    f.add(maxColWidth, "max-col-width", "maximum column width for output table");
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }
}
