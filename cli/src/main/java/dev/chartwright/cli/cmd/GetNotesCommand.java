package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code get notes}: shows the notes of a release. */
final class GetNotesCommand implements CommandBody {
  private static final String LONG =
      """

      This command shows notes provided by the chart of a named release.
      """;

  private final CommandContext context;
  private final IntValue revision = IntValue.of(0);

  GetNotesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(revision, "revision", "get the named release with revision");
  }

  @Override
  public void run(Command command, List<String> args) {
    String notes = ReleaseAccess.read(context, args.get(0), revision.get()).info().notes();
    if (!notes.isEmpty()) {
      context.out().println("NOTES:").println(notes);
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
