package dev.chartwright.cli.cmd;

import dev.chartwright.action.HubChart;
import dev.chartwright.action.SearchHub;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.cobra.UintValue;
import dev.chartwright.cli.output.Table;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code search hub}: searches Artifact Hub. */
final class SearchHubCommand implements CommandBody {
  private static final String LONG =
      """

      Search for Helm charts in the Artifact Hub or your own hub instance.

      Artifact Hub is a web-based application that enables finding, installing, and
      publishing packages and configurations for CNCF projects, including publicly
      available distributed charts Helm charts. It is a Cloud Native Computing
      Foundation sandbox project. You can browse the hub at https://artifacthub.io/

      The [KEYWORD] argument accepts either a keyword string, or quoted string of rich
      query options. For rich query options documentation, see
      https://artifacthub.github.io/hub/api/?urls.primaryName=Monocular%20compatible%20search%20API#/Monocular/get_api_chartsvc_v1_charts_search

      Previous versions of Helm used an instance of Monocular as the default
      'endpoint', so for backwards compatibility Artifact Hub is compatible with the
      Monocular search API. Similarly, when setting the 'endpoint' flag, the specified
      endpoint must also be implement a Monocular compatible search API endpoint.
      Note that when specifying a Monocular instance as the 'endpoint', rich queries
      are not supported. For API details, see https://github.com/helm/monocular
      """;

  private final CommandContext context;
  private final StringValue endpoint = StringValue.of("https://hub.helm.sh");
  private final UintValue maxColWidth = UintValue.of(50);
  private final BoolValue listRepoUrl = BoolValue.off();
  private final BoolValue failOnNoResult = BoolValue.off();
  private final OutputValue output = OutputValue.table();

  SearchHubCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG);
    FlagSet f = command.flags();
    f.add(endpoint, "endpoint", "Hub instance to query for charts");
    f.add(maxColWidth, "max-col-width", "maximum column width for output table");
    f.add(listRepoUrl, "list-repo-url", "print charts repository URL");
    f.add(failOnNoResult, "fail-on-no-result", "search fails if no results are found");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    List<HubChart> found =
        SearchHub.of(ActionSettings.of(context)).run(endpoint.get(), String.join(" ", args));
    if (found.isEmpty() && failOnNoResult.get()) {
      throw CommandException.of("no results found");
    }
    if (output.isTable()) {
      printTable(found);
    } else {
      List<JsonObject> list = new ArrayList<>(found.size());
      for (HubChart each : found) {
        list.add(json(each));
      }
      output.print(list, context.out());
    }
  }

  private static JsonObject json(HubChart chart) {
    return JsonObject.create()
        .put("url", chart.url())
        .put("version", chart.version())
        .put("app_version", chart.appVersion())
        .put("description", chart.description())
        .put(
            "repository",
            JsonObject.create()
                .put("url", chart.repositoryUrl())
                .put("name", chart.repositoryName()));
  }

  private void printTable(List<HubChart> found) {
    if (found.isEmpty()) {
      context.out().println("No results found");
      return;
    }
    Table table = Table.of(maxColWidth.get());
    if (listRepoUrl.get()) {
      table.row("URL", "CHART VERSION", "APP VERSION", "DESCRIPTION", "REPO URL");
    } else {
      table.row("URL", "CHART VERSION", "APP VERSION", "DESCRIPTION");
    }
    for (HubChart each : found) {
      if (listRepoUrl.get()) {
        table.row(
            each.url(),
            each.version(),
            each.appVersion(),
            each.description(),
            each.repositoryUrl());
      } else {
        table.row(each.url(), each.version(), each.appVersion(), each.description());
      }
    }
    context.out().println(table.text());
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
