package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code show}: what is in a chart. */
final class ShowCommand implements CommandBody {
  private static final String LONG =
      """

      This command consists of multiple subcommands to display information about a chart
      """;

  private final BodySource verbs;

  ShowCommand(BodySource verbs) {
    this.verbs = verbs;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb("all [CHART]", "show all information of the chart", verbs),
            Command.verb("readme [CHART]", "show the chart's README", verbs),
            Command.verb("values [CHART]", "show the chart's values", verbs),
            Command.verb("chart [CHART]", "show the chart's definition", verbs),
            Command.verb("crds [CHART]", "show the chart's CRDs", verbs));
  }
}
