package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ListReleases;
import dev.chartwright.action.ListRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.Colors;
import dev.chartwright.cli.output.Table;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseOrigin;
import dev.chartwright.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code list}: shows releases. */
final class ListCommand implements CommandBody {
  private static final String LONG =
      """

      This command lists all of the releases for a specified namespace (uses current namespace context if namespace not specified).

      By default, it lists all releases in any status. Individual status filters like '--deployed', '--failed',
      '--pending', '--uninstalled', '--superseded', and '--uninstalling' can be used
      to show only releases in specific states. Such flags can be combined:
      '--deployed --failed'.

      By default, items are sorted alphabetically. Use the '-d' flag to sort by
      release date.

      If the --filter flag is provided, it will be treated as a filter. Filters are
      regular expressions (Perl compatible) that are applied to the list of releases.
      Only items that match the filter will be returned.

          $ helm list --filter 'ara[a-z]+'
          NAME                UPDATED                                  CHART
          maudlin-arachnid    2020-06-18 14:17:46.125134977 +0000 UTC  alpine-0.1.0

      If no results are found, 'helm list' will exit 0, but with no output (or in
      the case of no '-q' flag, only headers).

      By default, up to 256 items may be returned. To limit this, use the '--max' flag.
      Setting '--max' to 0 will not return all results. Rather, it will return the
      server's default, which may be much higher than 256. Pairing the '--max'
      flag with the '--offset' flag allows you to page through results.
      """;

  private final CommandContext context;
  private final BoolValue shortForm = BoolValue.off();
  private final BoolValue noHeaders = BoolValue.off();
  private final StringValue timeFormat = StringValue.empty();
  private final BoolValue byDate = BoolValue.off();
  private final BoolValue reverse = BoolValue.off();
  private final BoolValue uninstalled = BoolValue.off();
  private final BoolValue superseded = BoolValue.off();
  private final BoolValue uninstalling = BoolValue.off();
  private final BoolValue deployed = BoolValue.off();
  private final BoolValue failed = BoolValue.off();
  private final BoolValue pending = BoolValue.off();
  private final BoolValue allNamespaces = BoolValue.off();
  private final IntValue max = IntValue.of(256);
  private final IntValue offset = IntValue.of(0);
  private final StringValue filter = StringValue.empty();
  private final StringValue selector = StringValue.empty();
  private final BoolValue showOrigin = BoolValue.off();
  private final OutputValue output = OutputValue.table();

  ListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.noArgs());
    FlagSet f = command.flags();
    f.add(shortForm, "short", 'q', "output short (quiet) listing format");
    f.add(noHeaders, "no-headers", "don't print headers when using the default output format");
    f.add(
        timeFormat,
        "time-format",
        "format time using golang time formatter. Example: --time-format "
            + "\"2006-01-02 15:04:05Z0700\"");
    f.add(byDate, "date", 'd', "sort by release date");
    f.add(reverse, "reverse", 'r', "reverse the sort order");
    f.add(
        uninstalled,
        "uninstalled",
        "show uninstalled releases (if 'helm uninstall --keep-history' was used)");
    f.add(superseded, "superseded", "show superseded releases");
    f.add(uninstalling, "uninstalling", "show releases that are currently being uninstalled");
    f.add(deployed, "deployed", "show deployed releases");
    f.add(failed, "failed", "show failed releases");
    f.add(pending, "pending", "show pending releases");
    f.add(allNamespaces, "all-namespaces", 'A', "list releases across all namespaces");
    f.add(max, "max", 'm', "maximum number of releases to fetch");
    f.add(offset, "offset", "next release index in the list, used to offset from start value");
    f.add(
        filter,
        "filter",
        'f',
        "a regular expression (Perl compatible). Any releases that match the "
            + "expression will be included in the results");
    f.add(
        selector,
        "selector",
        'l',
        "Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l "
            + "key1=value1,key2=value2). Works only for secret(default) and configmap "
            + "storage backends.");
    if (context.program().extras()) {
      f.add(showOrigin, "show-origin", "show where charts came from, if that was recorded");
    }
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    List<Release> releases;
    try (Cluster cluster =
        allNamespaces.get() ? ReleaseAccess.openAll(context) : ReleaseAccess.open(context)) {
      releases = ListReleases.of(cluster).run(request());
    }
    if (shortForm.get()) {
      printNames(releases);
    } else if (output.isTable()) {
      printTable(releases);
    } else {
      List<JsonObject> rows = new ArrayList<>(releases.size());
      for (Release each : releases) {
        rows.add(row(each));
      }
      output.print(rows, context.out());
    }
  }

  private JsonObject row(Release release) {
    JsonObject row =
        JsonObject.create()
            .put("name", release.name())
            .put("namespace", release.namespace())
            .put("revision", Integer.toString(release.version()))
            .put("updated", updated(release))
            .put("status", release.info().status().word())
            .put("chart", ReleaseChart.name(release))
            .put("app_version", ReleaseChart.appVersion(release));
    if (showOrigin.get()) {
      release
          .origin()
          .ifPresent(origin ->
              row.put(
                  "origin",
                  JsonObject.create()
                      .put("url", origin.url())
                      .putNonEmpty("digest", origin.digest())
                      .putNonEmpty("signer", origin.signer())));
    }
    return row;
  }

  private ListRequest request() {
    Set<ReleaseStatus> states = EnumSet.noneOf(ReleaseStatus.class);
    add(states, deployed, ReleaseStatus.DEPLOYED);
    add(states, uninstalled, ReleaseStatus.UNINSTALLED);
    add(states, uninstalling, ReleaseStatus.UNINSTALLING);
    add(states, pending, ReleaseStatus.PENDING_INSTALL);
    add(states, pending, ReleaseStatus.PENDING_UPGRADE);
    add(states, pending, ReleaseStatus.PENDING_ROLLBACK);
    add(states, failed, ReleaseStatus.FAILED);
    add(states, superseded, ReleaseStatus.SUPERSEDED);
    return new ListRequest(
        filter.get(), selector.get(), states, byDate.get(), reverse.get(), offset.get(), max.get());
  }

  private static void add(Set<ReleaseStatus> states, BoolValue flag, ReleaseStatus state) {
    if (flag.get()) {
      states.add(state);
    }
  }

  private void printNames(List<Release> releases) {
    if (output.isTable()) {
      for (Release each : releases) {
        context.out().println(each.name());
      }
      return;
    }
    List<String> names = new ArrayList<>(releases.size());
    for (Release each : releases) {
      names.add(each.name());
    }
    output.print(names, context.out());
  }

  private void printTable(List<Release> releases) {
    Colors colors = Colors.of(context.settings().colorMode(), context.env());
    Table table = Table.of(0);
    if (!noHeaders.get()) {
      table.row(
          cells(
              colors.header("ORIGIN"),
              colors.header("NAME"),
              colors.header("NAMESPACE"),
              colors.header("REVISION"),
              colors.header("UPDATED"),
              colors.header("STATUS"),
              colors.header("CHART"),
              colors.header("APP VERSION")));
    }
    for (Release each : releases) {
      table.row(
          cells(
              showOrigin.get() ? each.origin().map(ListCommand::text).orElse("") : "",
              each.name(),
              colors.namespace(each.namespace()),
              Integer.toString(each.version()),
              updated(each),
              colors.status(each.info().status().word()),
              ReleaseChart.name(each),
              ReleaseChart.appVersion(each)));
    }
    context.out().println(table.text());
  }

  /** The cells of a row; the origin comes last and only if it is asked for. */
  private String[] cells(String origin, String... others) {
    if (!showOrigin.get()) {
      return others;
    }
    String[] cells = Arrays.copyOf(others, others.length + 1);
    cells[others.length] = origin;
    return cells;
  }

  private static String text(ReleaseOrigin origin) {
    String digest = origin.digest();
    boolean told = digest.isEmpty() || origin.url().endsWith("@" + digest);
    return told ? origin.url() : origin.url() + "@" + digest;
  }

  private String updated(Release release) {
    GoTime time = release.info().lastDeployed();
    if (time.isZero()) {
      return "-";
    }
    return timeFormat.get().isEmpty() ? time.toString() : time.format(timeFormat.get());
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
