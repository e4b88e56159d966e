package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code get}: what a release consists of. */
final class GetCommand implements CommandBody {
  private static final String LONG =
      """

      This command consists of multiple subcommands which can be used to
      get extended information about the release, including:

      - The values used to generate the release
      - The generated manifest file
      - The notes provided by the chart of the release
      - The hooks associated with the release
      - The metadata of the release
      """;

  private final BodySource verbs;

  GetCommand(BodySource verbs) {
    this.verbs = verbs;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb("all RELEASE_NAME", "download all information for a named release", verbs),
            Command.verb(
                "values RELEASE_NAME", "download the values file for a named release", verbs),
            Command.verb(
                "manifest RELEASE_NAME", "download the manifest for a named release", verbs),
            Command.verb("hooks RELEASE_NAME", "download all hooks for a named release", verbs),
            Command.verb("notes RELEASE_NAME", "download the notes for a named release", verbs),
            Command.verb(
                "metadata RELEASE_NAME",
                "This command fetches metadata for a given release",
                verbs));
  }
}
