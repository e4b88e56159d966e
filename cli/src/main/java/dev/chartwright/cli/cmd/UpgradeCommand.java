package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cancellation;
import dev.chartwright.action.ChartSource;
import dev.chartwright.action.Cluster;
import dev.chartwright.action.DryRun;
import dev.chartwright.action.ReleaseChangeException;
import dev.chartwright.action.ReleasePresence;
import dev.chartwright.action.Settings;
import dev.chartwright.action.Surroundings;
import dev.chartwright.action.TemplateRequest;
import dev.chartwright.action.Upgrade;
import dev.chartwright.action.UpgradeRequest;
import dev.chartwright.action.ValueReuse;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.ReleaseText;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.wait.WaitListener;
import dev.chartwright.release.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code upgrade}: brings a release to another chart or other values. */
final class UpgradeCommand implements CommandBody {
  private static final String LONG =
      """

      This command upgrades a release to a new version of a chart.

      The upgrade arguments must be a release and chart. The chart
      argument can be either: a chart reference('example/mariadb'), a path to a chart directory,
      a packaged chart, or a fully qualified URL. For chart references, the latest
      version will be specified unless the '--version' flag is set.

      To override values in a chart, use either the '--values' flag and pass in a file
      or use the '--set' flag and pass configuration from the command line, to force string
      values, use '--set-string'. You can use '--set-file' to set individual
      values from a file when the value itself is too long for the command line
      or is dynamically generated. You can also use '--set-json' to set json values
      (scalars/objects/arrays) from the command line. Additionally, you can use '--set-json' and passing json object as a string.

      You can specify the '--values'/'-f' flag multiple times. The priority will be given to the
      last (right-most) file specified. For example, if both myvalues.yaml and override.yaml
      contained a key called 'Test', the value set in override.yaml would take precedence:

          $ helm upgrade -f myvalues.yaml -f override.yaml redis ./redis

      You can specify the '--set' flag multiple times. The priority will be given to the
      last (right-most) set specified. For example, if both 'bar' and 'newbar' values are
      set for a key called 'foo', the 'newbar' value would take precedence:

          $ helm upgrade --set foo=bar --set foo=newbar redis ./redis

      You can update the values for an existing release with this command as well via the
      '--reuse-values' flag. The 'RELEASE' and 'CHART' arguments should be set to the original
      parameters, and existing values will be merged with any values set via '--values'/'-f'
      or '--set' flags. Priority is given to new values.

          $ helm upgrade --reuse-values --set foo=bar --set foo=newbar redis ./redis

      The --dry-run flag will output all generated chart manifests, including Secrets
      which can contain sensitive values. To hide Kubernetes Secrets use the
      --hide-secret flag. Please carefully consider how and when these flags are used.
      """;

  private final CommandContext context;
  private final DryRunFlag dryRun = DryRunFlag.ofChange();
  private final ChangeFlags change;
  private final PostRendererFlags postRenderer;
  private final BoolValue install = BoolValue.off();
  private final BoolValue hideSecret = BoolValue.off();
  private final StringValue serverSide = StringValue.of("auto");
  private final BoolValue resetValues = BoolValue.off();
  private final BoolValue reuseValues = BoolValue.off();
  private final BoolValue resetThenReuseValues = BoolValue.off();
  private final IntValue historyMax;
  private final BoolValue cleanupOnFail = BoolValue.off();
  private final OutputValue output = OutputValue.table();
  private final LeaseFlag lease;
  private final WaitReportFlag waitReport;
  private final OriginFlag origin = new OriginFlag();
  private final ChunkedRecordsFlag records = new ChunkedRecordsFlag();

  UpgradeCommand(CommandContext context) {
    this.context = context;
    this.postRenderer = new PostRendererFlags(context);
    this.change = new ChangeFlags(context);
    this.historyMax = IntValue.of(context.settings().maxHistory());
    this.waitReport = new WaitReportFlag(context);
    this.lease = new LeaseFlag(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(2));
    FlagSet f = command.flags();
    dryRun.addTo(f);
    change.addTo(f);
    postRenderer.addTo(f);
    f.add(
        change.createNamespace,
        "create-namespace",
        "if --install is set, create the release namespace if not present");
    f.add(
        install, "install", 'i', "if a release by this name doesn't already exist, run an install");
    f.add(hideSecret, "hide-secret", "hide Kubernetes Secrets when also using the --dry-run flag");
    f.add(
        serverSide,
        "server-side",
        "must be \"true\", \"false\" or \"auto\". Object updates run in the server "
            + "instead of the client (\"auto\" defaults the value from the previous chart "
            + "release's method)");
    f.add(change.noHooks, "no-hooks", "disable pre/post upgrade hooks");
    f.add(
        change.disableOpenapiValidation,
        "disable-openapi-validation",
        "if set, the upgrade process will not validate rendered templates against "
            + "the Kubernetes OpenAPI Schema");
    f.add(
        change.skipCrds,
        "skip-crds",
        "if set, no CRDs will be installed when an upgrade is performed with install "
            + "flag enabled. By default, CRDs are installed if not already present, when "
            + "an upgrade is performed with install flag enabled");
    f.add(
        resetValues,
        "reset-values",
        "when upgrading, reset the values to the ones built into the chart");
    f.add(
        reuseValues,
        "reuse-values",
        "when upgrading, reuse the last release's values and merge in any overrides "
            + "from the command line via --set and -f. If '--reset-values' is specified, "
            + "this is ignored");
    f.add(
        resetThenReuseValues,
        "reset-then-reuse-values",
        "when upgrading, reset the values to the ones built into the chart, apply "
            + "the last release's values and merge in any overrides from the command line "
            + "via --set and -f. If '--reset-values' or '--reuse-values' is specified, "
            + "this is ignored");
    f.add(
        change.rollbackOnFailure,
        "rollback-on-failure",
        "if set, Helm will rollback the upgrade to previous success release upon "
            + "failure. The --wait flag will be defaulted to \"watcher\" if "
            + "--rollback-on-failure is set");
    f.add(
        historyMax,
        "history-max",
        "limit the maximum number of revisions saved per release. Use 0 for no limit");
    f.add(
        cleanupOnFail,
        "cleanup-on-fail",
        "allow deletion of new resources created in this upgrade when upgrade fails");
    f.add(
        change.renderSubchartNotes,
        "render-subchart-notes",
        "if set, render subchart notes along with the parent");
    f.add(
        change.hideNotes,
        "hide-notes",
        "if set, do not show notes in upgrade output. Does not affect presence in "
            + "chart metadata");
    f.add(
        change.labels,
        "labels",
        'l',
        "Labels that would be added to release metadata. Should be separated by "
            + "comma. Original release labels will be merged with upgrade labels. You can "
            + "unset label using null.");
    f.add(
        change.takeOwnership,
        "take-ownership",
        "if set, upgrade will ignore the check for helm annotations and take "
            + "ownership of the existing resources");
    output.addTo(f);
    lease.addTo(f);
    waitReport.addTo(f);
    origin.addTo(f, context);
    records.addTo(f, context);
  }

  @Override
  public void run(Command command, List<String> args) {
    Settings settings = ActionSettings.of(context);
    ChartSource source = change.source(args.get(1));
    source.connection().check(settings);
    DryRun strategy = dryRun.strategy(context.log());
    String name = args.get(0);
    Surroundings surroundings = new Surroundings(context.clock(), context.in());
    WaitListener waits = waitReport.listener(output.isJson());
    try (Cluster cluster = Clusters.open(context, waits, records)) {
      Upgrade verb = Upgrade.of(cluster, settings, surroundings);
      UpgradeRequest request = request(name, source, strategy);
      Release made;
      ReleasePresence presence = install.get() ? verb.find(name) : ReleasePresence.PRESENT;
      if (presence == ReleasePresence.PRESENT) {
        made =
            upgrade(
                cluster,
                verb,
                name,
                request,
                waits,
                strategy.tries() ? new LeaseFlag(context) : lease);
        if (output.isTable()) {
          context
              .out()
              .println("Release " + Quote.quote(name) + " has been upgraded. Happy Helming!");
        }
      } else {
        if (output.isTable()) {
          context
              .out()
              .println("Release " + Quote.quote(name) + " does not exist. Installing it now.");
        }
        context.log().debug("Original chart version", "version", change.version());
        made =
            InstallCommand.install(
                context,
                name,
                request
                    .asInstall()
                    .withCreateNamespace(change.createNamespace.get())
                    .withSkipCrds(change.skipCrds.get())
                    .withReplace(presence == ReleasePresence.UNINSTALLED),
                waits,
                records,
                lease);
      }
      output.print(
          ReleaseText.of(made).debug(context.settings().debug()).hideNotes(change.hideNotes.get()),
          context);
    }
  }

  /** What flags and arguments ask for as a dry run on the server: for {@code diff}. */
  UpgradeRequest tried(List<String> args) {
    ChartSource source = change.source(args.get(1));
    source.connection().check(ActionSettings.of(context));
    return request(args.get(0), source, DryRun.SERVER);
  }

  /** Whether a release that is not there is installed. */
  boolean installs() {
    return install.get();
  }

  /** Whether definitions in {@code crds/} are left out. */
  boolean skipsCrds() {
    return change.skipCrds.get();
  }

  /** How the result is printed. */
  OutputValue output() {
    return output;
  }

  @SuppressWarnings("try")
  private Release upgrade(
      Cluster cluster,
      Upgrade verb,
      String name,
      UpgradeRequest request,
      WaitListener waits,
      LeaseFlag lease) {
    if (change.takesDevelopment()) {
      context.log().debug("setting version to >0.0.0-0");
    }
    Cancellation cancellation = Cancellation.create();
    CancelOnSignal signals = CancelOnSignal.of(context, name, cancellation, waits);
    try (LeaseFlag.Hold held = held(lease, cluster, name, cancellation)) {
      return verb.run(request, ReleaseVerbs.events(context, cancellation)).release();
    } catch (ReleaseChangeException e) {
      throw CommandException.of("UPGRADE FAILED: " + e.getMessage());
    } finally {
      signals.close();
    }
  }

  private static LeaseFlag.Hold held(
      LeaseFlag lease, Cluster cluster, String name, Cancellation cancellation) {
    try {
      return lease.take(cluster, name, cancellation);
    } catch (RuntimeException e) {
      throw CommandException.of("UPGRADE FAILED: " + e.getMessage());
    }
  }

  private UpgradeRequest request(String name, ChartSource source, DryRun strategy) {
    TemplateRequest template =
        change.rendering(source).releaseName(name).postRendering(postRenderer.rendering()).build();
    return new UpgradeRequest(
        template,
        change.change(strategy, hideSecret.get(), origin.record()),
        serverSide.get(),
        reuse(),
        (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, historyMax.get())),
        cleanupOnFail.get());
  }

  private ValueReuse reuse() {
    if (resetValues.get()) {
      return ValueReuse.RESET;
    }
    if (reuseValues.get()) {
      return ValueReuse.REUSE;
    }
    return resetThenReuseValues.get() ? ValueReuse.RESET_THEN_REUSE : ValueReuse.DEFAULT;
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return switch (args.size()) {
      case 0 -> ReleaseCompletion.releases(context, toComplete);
      case 1 -> ChartCompletion.charts(context, toComplete, true);
      default -> Completions.noMoreArgs();
    };
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return flag.name().equals("version")
        ? ChartCompletion.versions(context, args, 2)
        : OutputValue.complete(flag);
  }
}
