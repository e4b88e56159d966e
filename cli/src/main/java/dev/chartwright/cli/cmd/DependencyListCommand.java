package dev.chartwright.cli.cmd;

import dev.chartwright.action.DependencyList;
import dev.chartwright.action.DependencyListResult;
import dev.chartwright.action.DependencyStatus;
import dev.chartwright.chart.Dependency;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.UintValue;
import dev.chartwright.cli.output.Table;
import dev.chartwright.golang.path.Path;
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
    DependencyListResult found =
        DependencyList.of(ActionSettings.of(context))
            .run(args.isEmpty() ? "." : Path.clean(args.get(0)));
    if (found.declared()) {
      Table table = Table.of(maxColWidth.get()).row("NAME", "VERSION", "REPOSITORY", "STATUS");
      for (DependencyStatus each : found.dependencies()) {
        Dependency dependency = each.dependency();
        table.row(dependency.name(), dependency.version(), dependency.repository(), each.status());
      }
      context.out().println(table.text()).println("");
    }
    for (String warning : found.warnings()) {
      context.out().println(warning);
    }
  }
}
