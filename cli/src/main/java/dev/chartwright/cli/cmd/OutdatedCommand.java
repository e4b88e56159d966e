package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ListReleases;
import dev.chartwright.action.ListRequest;
import dev.chartwright.action.Outdated;
import dev.chartwright.action.Outdated.ReleaseVersions;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.Table;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code outdated}: shows which releases could have a newer chart. Helm has no such. */
final class OutdatedCommand implements CommandBody {
  private static final String LONG =
      """

      Compare the charts of releases with the newest version in the registry or repository that
      they came from. That is known of releases that were installed or upgraded with
      '--record-origin'; others are listed as unknown.
      """;

  private final CommandContext context;
  private final BoolValue allNamespaces = BoolValue.off();
  private final StringValue filter = StringValue.empty();
  private final DownloadFlags download = new DownloadFlags();
  private final OutputValue output = OutputValue.table();

  OutdatedCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.noArgs());
    FlagSet f = command.flags();
    f.add(allNamespaces, "all-namespaces", 'A', "look at releases across all namespaces");
    f.add(
        filter, "filter", 'f', "a regular expression; only releases whose name it fits are shown");
    download.addTo(f);
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    List<Release> releases;
    try (Cluster cluster =
        allNamespaces.get() ? ReleaseAccess.openAll(context) : Clusters.open(context)) {
      releases =
          ListReleases.of(cluster)
              .run(new ListRequest(filter.get(), "", Set.of(), false, false, 0, 0));
    }
    List<ReleaseVersions> found =
        Outdated.of(ActionSettings.of(context), context.clock())
            .run(releases, download.connection());
    if (!output.isTable()) {
      List<JsonObject> rows = new ArrayList<>(found.size());
      for (ReleaseVersions each : found) {
        rows.add(json(each));
      }
      output.print(rows, context.out());
      return;
    }
    Table table =
        Table.of(0).row("NAME", "NAMESPACE", "CHART", "INSTALLED", "LATEST", "STATUS", "ORIGIN");
    for (ReleaseVersions each : found) {
      table.row(
          each.release().name(),
          each.release().namespace(),
          ReleaseChart.nameAlone(each.release()),
          each.installed(),
          each.latest(),
          each.status(),
          each.origin());
    }
    context.out().println(table.text());
    for (ReleaseVersions each : found) {
      if (!each.problem().isEmpty() && !each.origin().isEmpty()) {
        context.err().println("WARNING: " + each.release().name() + ": " + each.problem());
      }
    }
  }

  private static JsonObject json(ReleaseVersions each) {
    return JsonObject.create()
        .put("name", each.release().name())
        .put("namespace", each.release().namespace())
        .put("chart", ReleaseChart.nameAlone(each.release()))
        .put("installed", each.installed())
        .put("latest", each.latest())
        .put("status", each.status())
        .putNonEmpty("origin", each.origin())
        .putNonEmpty("problem", each.problem());
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
