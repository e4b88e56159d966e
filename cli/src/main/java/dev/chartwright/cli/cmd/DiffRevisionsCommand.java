package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.Diff;
import dev.chartwright.action.ObjectChange;
import dev.chartwright.action.Surroundings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code diff rollback} and {@code diff revision}: compare what was recorded. */
final class DiffRevisionsCommand implements CommandBody {
  private static final String ROLLBACK =
      """

      Show what a rollback would do to the objects of a release, and change nothing. Without a
      revision it is the one before the newest.
      """;

  private static final String REVISION =
      """

      Compare the manifests of two revisions of a release, whatever is in the cluster.
      """;

  private final CommandContext context;
  private final boolean rollback;
  private final DiffFlags flags = new DiffFlags();
  private final OutputValue output = OutputValue.table();

  DiffRevisionsCommand(CommandContext context, boolean rollback) {
    this.context = context;
    this.rollback = rollback;
  }

  @Override
  public void define(Command command) {
    command
        .longText(rollback ? ROLLBACK : REVISION)
        .args(rollback ? Require.minimumNArgs(1) : Require.exactArgs(3));
    FlagSet f = command.flags();
    flags.addTo(f);
    if (rollback) {
      flags.addServerTo(f);
    }
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    List<ObjectChange> changes;
    try (Cluster cluster = Clusters.open(context)) {
      Diff diff =
          Diff.of(
              cluster, ActionSettings.of(context), new Surroundings(context.clock(), context.in()));
      changes =
          rollback
              ? diff.rollback(
                  args.get(0), args.size() > 1 ? number(args.get(1)) : 0, flags.options(false))
              : diff.revisions(
                  args.get(0), number(args.get(1)), number(args.get(2)), flags.options(false));
    }
    if (rollback) {
      flags.print(changes, "live", "after rollback", output, context);
    } else {
      flags.print(changes, "revision " + args.get(1), "revision " + args.get(2), output, context);
    }
  }

  private static long number(String text) {
    long revision;
    try {
      revision = Parse.atoi(text);
    } catch (NumberException e) {
      throw CommandException.of("could not convert revision to a number: " + e.getMessage());
    }
    if (revision <= 0) {
      throw CommandException.of("invalid release revision");
    }
    return revision;
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    if (args.isEmpty()) {
      return ReleaseCompletion.releases(context, toComplete);
    }
    return args.size() < (rollback ? 2 : 3)
        ? ReleaseCompletion.revisionsOf(context, args.get(0))
        : Completions.noMoreArgs();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
