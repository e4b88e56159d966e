package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code repo}: chart repositories. */
final class RepoCommand implements CommandBody {
  private static final String LONG =
      """

      This command consists of multiple subcommands to interact with chart repositories.

      It can be used to add, remove, list, and index chart repositories.
      """;

  private final BodySource verbs;

  RepoCommand(BodySource verbs) {
    this.verbs = verbs;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb("add [NAME] [URL]", "add a chart repository", verbs),
            Command.verb("list", "list chart repositories", verbs).aliases("ls"),
            Command.verb(
                    "remove [REPO1 [REPO2 ...]]", "remove one or more chart repositories", verbs)
                .aliases("rm"),
            Command.verb(
                "index [DIR]",
                "generate an index file given a directory containing packaged charts",
                verbs),
            Command.verb(
                    "update [REPO1 [REPO2 ...]]",
                    "update information of available charts locally from chart repositories",
                    verbs)
                .aliases("up"));
  }
}
