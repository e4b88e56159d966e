package dev.chartwright.cli.cmd;

import dev.chartwright.action.ReleaseTemplate;
import dev.chartwright.action.Surroundings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.Colors;
import dev.chartwright.cli.output.ReleaseText;
import dev.chartwright.release.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code get all}: shows everything about a release. */
final class GetAllCommand implements CommandBody {
  private static final String LONG =
      """

      This command prints a human readable collection of information about the
      notes, hooks, supplied values, and generated manifest file of the given release.
      """;

  private final CommandContext context;
  private final IntValue revision = IntValue.of(0);
  private final StringValue template = StringValue.empty();

  GetAllCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(revision, "revision", "get the named release with revision");
    f.add(template, "template", "go template for formatting the output, eg: {{.Release.Name}}");
  }

  @Override
  public void run(Command command, List<String> args) {
    Release release = ReleaseAccess.read(context, args.get(0), revision.get());
    StringBuilder text = new StringBuilder();
    try {
      if (template.get().isEmpty()) {
        ReleaseText.ofStored(release)
            .colors(Colors.of(context.settings().colorMode(), context.env()))
            .withChart()
            .debug(true)
            .appendTo(text, context.log());
      } else {
        ReleaseTemplate.append(
            template.get(),
            release,
            ActionSettings.of(context),
            Surroundings.of(context.clock()),
            text);
      }
    } finally {
      context.out().print(text.toString());
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ReleaseCompletion.revisions(context, flag, args);
  }
}
