package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ReleaseStatusReport;
import dev.chartwright.action.Status;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.output.ReleaseText;
import dev.chartwright.release.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code status}: shows how a release is. */
final class StatusCommand implements CommandBody {
  private static final String LONG =
      """

      This command shows the status of a named release.
      The status consists of:
      - last deployment time
      - k8s namespace in which the release lives
      - state of the release (can be: unknown, deployed, uninstalled, superseded, failed, uninstalling, pending-install, pending-upgrade or pending-rollback)
      - revision of the release
      - description of the release (can be completion message or error message)
      - list of resources that this release consists of
      - details on last test suite run, if applicable
      - additional notes provided by the chart
      """;

  private final CommandContext context;
  private final IntValue revision = IntValue.of(0);
  private final OutputValue output = OutputValue.table();

  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(revision, "revision", "if set, display the status of the named release with revision");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    ReleaseStatusReport report;
    try (Cluster cluster = ReleaseAccess.open(context)) {
      report = Status.of(cluster).run(args.get(0), revision.get(), output.isTable());
    }
    // Helm shows the state without the chart.
    Release release = report.release().toBuilder().chart(null).build();
    output.print(ReleaseText.ofStored(release).resources(report.resources()), context);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ReleaseCompletion.revisionsOrOutput(context, flag, args);
  }
}
