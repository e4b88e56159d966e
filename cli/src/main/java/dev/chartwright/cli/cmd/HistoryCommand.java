package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code history}: shows the revisions of a release. */
final class HistoryCommand implements CommandBody {
  private static final String LONG =
      """

      History prints historical revisions for a given release.

      A default maximum of 256 revisions will be returned. Setting '--max'
      configures the maximum length of the revision list returned.

      The historical release set is printed as a formatted table, e.g:

          $ helm history angry-bird
          REVISION    UPDATED                     STATUS          CHART             APP VERSION     DESCRIPTION
          1           Mon Oct 3 10:15:13 2016     superseded      alpine-0.1.0      1.0             Initial install
          2           Mon Oct 3 10:15:13 2016     superseded      alpine-0.1.0      1.0             Upgraded successfully
          3           Mon Oct 3 10:15:13 2016     superseded      alpine-0.1.0      1.0             Rolled back to 2
          4           Mon Oct 3 10:15:13 2016     deployed        alpine-0.1.0      1.0             Upgraded successfully

      Use '--show-rollback-revision' to include a column showing the revision that was rolled back to:

          $ helm history angry-bird --show-rollback-revision
          REVISION    UPDATED                     STATUS          CHART             APP VERSION     ROLLBACK     DESCRIPTION
          1           Mon Oct 3 10:15:13 2016     superseded      alpine-0.1.0      1.0                          Initial install
          2           Mon Oct 3 10:15:13 2016     superseded      alpine-0.1.0      1.0                          Upgraded successfully
          3           Mon Oct 3 10:15:13 2016     superseded      alpine-0.1.0      1.0             2            Rolled back to 2
          4           Mon Oct 3 10:15:13 2016     deployed        alpine-0.1.0      1.0                          Upgraded successfully
      """;

  private final CommandContext context;
  private final IntValue max = IntValue.of(256);
  private final BoolValue showRollbackRevision = BoolValue.off();
  private final OutputValue output = OutputValue.table();

  HistoryCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(max, "max", "maximum number of revision to include in history");
    f.add(
        showRollbackRevision,
        "show-rollback-revision",
        "show the rollback revision column in table output");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty()
        ? ReleaseCompletion.releases(context, toComplete)
        : Completions.noMoreArgs();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
