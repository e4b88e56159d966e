package dev.chartwright.cli.cmd;

import dev.chartwright.action.DependencyOutdated;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.output.Table;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.path.Path;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import dev.chartwright.repo.downloader.dependency.DependencyVersions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dependency outdated}: shows what an update would bring; Helm lacks it. */
final class DependencyOutdatedCommand implements CommandBody {
  private static final String LONG =
      """

      Show for each dependency of a chart what Chart.yaml asks for, what the lock has, the
      highest version that satisfies Chart.yaml, and the highest version that there is.

      Repositories and registries are asked; the chart is left as it is.
      """;

  private final CommandContext context;
  private final DownloadFlags download = new DownloadFlags();
  private final BoolValue skipRefresh = BoolValue.off();
  private final OutputValue output = OutputValue.table();

  DependencyOutdatedCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.maximumNArgs(1));
    FlagSet f = command.flags();
    download.addTo(f);
    f.add(skipRefresh, "skip-refresh", "do not refresh the local repository cache");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    DependencyRequest request =
        DependencyRequest.of(args.isEmpty() ? "." : Path.clean(args.get(0)))
            .withSkipRefresh(skipRefresh.get());
    List<DependencyVersions> found =
        DependencyOutdated.of(ActionSettings.of(context), context.clock())
            .run(request, download.connection());
    if (!output.isTable()) {
      List<JsonObject> list = new ArrayList<>(found.size());
      for (DependencyVersions each : found) {
        list.add(json(each));
      }
      output.print(list, context.out());
      return;
    }
    Table table =
        Table.of(0).row("NAME", "DECLARED", "LOCKED", "MATCHING", "LATEST", "STATUS", "REPOSITORY");
    for (DependencyVersions each : found) {
      table.row(
          each.name(),
          each.declared(),
          each.locked(),
          each.matching(),
          each.latest(),
          each.status(),
          each.repository());
    }
    context.out().println(table.text());
    for (DependencyVersions each : found) {
      if (!each.problem().isEmpty()) {
        context.err().println("WARNING: " + each.name() + ": " + each.problem());
      }
    }
  }

  private static JsonObject json(DependencyVersions each) {
    return JsonObject.create()
        .put("name", each.name())
        .put("repository", each.repository())
        .put("declared", each.declared())
        .put("locked", each.locked())
        .put("matching", each.matching())
        .put("latest", each.latest())
        .put("outdated", each.isOutdated())
        .putNonEmpty("problem", each.problem());
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
