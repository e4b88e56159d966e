package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code completion}: scripts that teach a shell our command line. */
final class CompletionCommand implements CommandBody {
  private static final String LONG =
      """

      Generate autocompletion scripts for Helm for the specified shell.
      """;

  private final BodySource verbs;

  CompletionCommand(BodySource verbs) {
    this.verbs = verbs;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb("bash", "generate autocompletion script for bash", verbs),
            Command.verb("zsh", "generate autocompletion script for zsh", verbs),
            Command.verb("fish", "generate autocompletion script for fish", verbs),
            Command.verb("powershell", "generate autocompletion script for powershell", verbs));
  }
}
