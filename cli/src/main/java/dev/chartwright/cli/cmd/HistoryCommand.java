package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ReleaseHistory;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.output.Table;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseInfo;
import java.util.ArrayList;
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
    List<Release> history;
    try (Cluster cluster = ReleaseAccess.open(context)) {
      history = ReleaseHistory.of(cluster, context.log()).run(args.get(0), max.get());
    }
    if (output.isTable()) {
      printTable(history);
      return;
    }
    List<JsonObject> rows = new ArrayList<>(history.size());
    for (Release each : history) {
      rows.add(row(each));
    }
    output.print(rows, context.out());
  }

  private static JsonObject row(Release release) {
    ReleaseInfo info = release.info();
    JsonObject row = JsonObject.create().put("revision", release.version());
    if (!info.lastDeployed().isZero()) {
      row.put("updated", info.lastDeployed());
    }
    return row.put("status", info.status().word())
        .put("chart", ReleaseChart.name(release))
        .put("app_version", ReleaseChart.appVersion(release))
        .putNonEmpty("rollback_revision", info.rollbackRevision())
        .put("description", info.description());
  }

  private void printTable(List<Release> history) {
    Table table = Table.of(0);
    table.row(
        cells("REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "ROLLBACK", "DESCRIPTION"));
    for (Release each : history) {
      ReleaseInfo info = each.info();
      table.row(
          cells(
              Integer.toString(each.version()),
              info.lastDeployed().format(Layout.ANSIC),
              info.status().word(),
              ReleaseChart.name(each),
              ReleaseChart.appVersion(each),
              info.rollbackRevision() > 0 ? Integer.toString(info.rollbackRevision()) : "",
              info.description()));
    }
    context.out().println(table.text());
  }

  /** The cells of a row; the revision that was rolled back to only if asked for. */
  private String[] cells(
      String revision,
      String updated,
      String status,
      String chart,
      String appVersion,
      String rollback,
      String description) {
    return showRollbackRevision.get()
        ? new String[] {revision, updated, status, chart, appVersion, rollback, description}
        : new String[] {revision, updated, status, chart, appVersion, description};
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
