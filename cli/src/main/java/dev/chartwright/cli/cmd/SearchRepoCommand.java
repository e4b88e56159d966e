package dev.chartwright.cli.cmd;

import dev.chartwright.action.RegistryChart;
import dev.chartwright.action.RegistrySearchResult;
import dev.chartwright.action.SearchRegistry;
import dev.chartwright.action.SearchRepo;
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
import dev.chartwright.repo.search.SearchQuery;
import dev.chartwright.repo.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code search repo}: searches the known chart repositories. */
final class SearchRepoCommand implements CommandBody {
  private static final String LONG =
      """

      Search reads through all of the repositories configured on the system, and
      looks for matches. Search of these repositories uses the metadata stored on
      the system.

      It will display the latest stable versions of the charts found. If you
      specify the --devel flag, the output will include pre-release versions.
      If you want to search using a version constraint, use --version.

      Examples:

          # Search for stable release versions matching the keyword "nginx"
          $ helm search repo nginx

          # Search for release versions matching the keyword "nginx", including pre-release versions
          $ helm search repo nginx --devel

          # Search for the latest stable release for nginx-ingress with a major version of 1
          $ helm search repo nginx-ingress --version ^1.0.0

      Repositories are managed with 'helm repo' commands.
      """;

  private final CommandContext context;
  private final BoolValue regexp = BoolValue.off();
  private final BoolValue versions = BoolValue.off();
  private final BoolValue devel = BoolValue.off();
  private final StringValue version = StringValue.empty();
  private final UintValue maxColWidth = UintValue.of(50);
  private final BoolValue failOnNoResult = BoolValue.off();
  private final RegistryFlags flags = new RegistryFlags();
  private final OutputValue output = OutputValue.table();

  SearchRepoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG);
    FlagSet f = command.flags();
    f.add(
        regexp, "regexp", 'r', "use regular expressions for searching repositories you have added");
    f.add(
        versions,
        "versions",
        'l',
        "show the long listing, with each version of each chart on its own line, for "
            + "repositories you have added");
    f.add(
        devel,
        "devel",
        "use development versions (alpha, beta, and release candidate releases), "
            + "too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored");
    f.add(
        version,
        "version",
        "search using semantic versioning constraints on repositories you have added");
    f.add(maxColWidth, "max-col-width", "maximum column width for output table");
    f.add(failOnNoResult, "fail-on-no-result", "search fails if no results are found");
    output.addTo(f);
    if (context.program().extras()) {
      flags.addTo(f);
    }
  }

  @Override
  public void run(Command command, List<String> args) {
    SearchQuery query =
        new SearchQuery(
            args.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", args)),
            regexp.get(),
            versions.get(),
            devel.get(),
            version.get());
    if (args.size() == 1 && context.program().extras()) {
      SearchRegistry registries = SearchRegistry.of(ActionSettings.of(context), context.clock());
      if (registries.isPlace(args.get(0))) {
        print(registries.run(args.get(0), query, flags.connection()));
        return;
      }
    }
    List<SearchResult> found = SearchRepo.of(ActionSettings.of(context)).run(query);
    if (found.isEmpty() && failOnNoResult.get()) {
      throw CommandException.of("no results found");
    }
    if (output.isTable()) {
      printTable(found);
    } else {
      List<JsonObject> list = new ArrayList<>(found.size());
      for (SearchResult each : found) {
        list.add(
            JsonObject.create()
                .put("name", each.name())
                .put("version", each.version())
                .put("app_version", each.appVersion())
                .put("description", each.description()));
      }
      output.print(list, context.out());
    }
  }

  private void print(RegistrySearchResult result) {
    if (result.skipped() > 0) {
      context
          .err()
          .println(
              result.skipped() == 1
                  ? "1 tag was skipped: no version of a chart"
                  : result.skipped() + " tags were skipped: no versions of charts");
    }
    List<RegistryChart> found = result.charts();
    if (found.isEmpty() && failOnNoResult.get()) {
      throw CommandException.of("no results found");
    }
    if (!output.isTable()) {
      List<JsonObject> list = new ArrayList<>(found.size());
      for (RegistryChart each : found) {
        list.add(
            JsonObject.create()
                .put("name", each.name())
                .put("version", each.version())
                .put("app_version", each.appVersion())
                .put("description", each.description())
                .put("created", each.created())
                .put("deprecated", each.deprecated()));
      }
      output.print(list, context.out());
    } else if (found.isEmpty()) {
      context.out().println("No results found");
    } else {
      Table table =
          Table.of(maxColWidth.get())
              .row("NAME", "CHART VERSION", "APP VERSION", "CREATED", "DESCRIPTION");
      for (RegistryChart each : found) {
        table.row(
            each.name(),
            each.version(),
            each.appVersion(),
            each.created(),
            (each.deprecated() ? "(deprecated) " : "") + each.description());
      }
      context.out().println(table.text());
    }
  }

  private void printTable(List<SearchResult> found) {
    if (found.isEmpty()) {
      context.out().println("No results found");
      return;
    }
    Table table =
        Table.of(maxColWidth.get()).row("NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION");
    for (SearchResult each : found) {
      table.row(each.name(), each.version(), each.appVersion(), each.description());
    }
    context.out().println(table.text());
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
