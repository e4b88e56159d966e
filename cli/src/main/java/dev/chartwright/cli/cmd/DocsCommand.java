package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code docs}: writes the help of all commands as documents. */
final class DocsCommand implements CommandBody {
  private static final String LONG =
      """

      Generate documentation files for Helm.

      This command can generate documentation for Helm in the following formats:

      - Markdown
      - Man pages

      It can also generate bash autocompletions.
      """;

  private final CommandContext context;
  private final StringValue dir = StringValue.of("./");
  private final StringValue type = StringValue.of("markdown");
  private final BoolValue generateHeaders = BoolValue.off();

  DocsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.noArgs());
    FlagSet f = command.flags();
    f.add(dir, "dir", "directory to which documentation is written");
    f.add(type, "type", "the type of documentation to generate (markdown, man, bash)");
    f.add(generateHeaders, "generate-headers", "generate standard headers for markdown files");
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return flag.name().equals("type") ? Completions.only(List.of("bash", "man", "markdown")) : null;
  }
}
