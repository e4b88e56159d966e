package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code search}: finding charts. */
final class SearchCommand implements CommandBody {
  private static final String LONG =
      """

      Search provides the ability to search for Helm charts in the various places
      they can be stored including the Artifact Hub and repositories you have added.
      Use search subcommands to search different locations for charts.
      """;

  private final BodySource verbs;

  SearchCommand(BodySource verbs) {
    this.verbs = verbs;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb(
                "hub [KEYWORD]",
                "search for charts in the Artifact Hub or your own hub instance",
                verbs),
            Command.verb("repo [keyword]", "search repositories for a keyword in charts", verbs));
  }
}
