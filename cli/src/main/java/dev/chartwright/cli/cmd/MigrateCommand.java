package dev.chartwright.cli.cmd;

import dev.chartwright.action.Migrate;
import dev.chartwright.action.MigrateRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.ExitException;
import dev.chartwright.cli.Terminal;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringArrayValue;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.MigrationLines;
import dev.chartwright.repo.migration.Dependants;
import dev.chartwright.repo.migration.MigrationLimits;
import dev.chartwright.repo.migration.MigrationOptions;
import dev.chartwright.repo.migration.MigrationReport;
import dev.chartwright.repo.migration.VersionFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code migrate}: moves charts from index.yaml repositories to registries and back. */
final class MigrateCommand implements CommandBody {
  private static final String LONG =
      """

      Move charts, all versions or some, from a chart repository into an OCI registry,
      or from a registry into a directory that any web server can serve as a repository.

      SOURCE is the URL of a repository with index.yaml (ChartMuseum has one, too), the
      name of an added repository, a directory of packed charts, or, any number of times,
      a chart in a registry. DEST is a path in a registry, or a directory.

          $ chartwright migrate https://charts.example.com oci://registry.example.com/charts
          $ chartwright migrate stable oci://registry.example.com/charts --chart 'web*' --latest 3
          $ chartwright migrate oci://registry.example.com/charts/web public/

      What is at the destination already is not sent again: a migration can be interrupted
      at any time and repeated. What is there and differs is reported and left alone. The
      exit code is 0 only if everything arrived.

      With --rewrite, the charts in a directory that depend on moved ones get the new
      repository in Chart.yaml or requirements.yaml; nothing else in these files changes.

      Flags without prefix are about the registry, those that begin with 'repo-' about the
      repository.
      """;

  private static final int INTERRUPTED = 130;
  private static final long PATIENCE_SECONDS = 30;

  private final CommandContext context;
  private final StringArrayValue charts = StringArrayValue.empty();
  private final StringValue version = StringValue.empty();
  private final IntValue latest = IntValue.of(0);
  private final BoolValue devel = BoolValue.off();
  private final BoolValue dryRun = BoolValue.off();
  private final BoolValue overwrite = BoolValue.off();
  private final BoolValue trustArchives = BoolValue.off();
  private final IntValue parallel = IntValue.of(4);
  private final StringArrayValue rewrite = StringArrayValue.empty();
  private final StringArrayValue rewriteFrom = StringArrayValue.empty();
  private final EndpointFlags registry = new EndpointFlags("", "registry");
  private final EndpointFlags repository = new EndpointFlags("repo-", "repository");
  private final BoolValue passCredentials = BoolValue.off();
  private final ResultFormat format = new ResultFormat();

  MigrateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(2));
    FlagSet f = command.flags();
    f.add(charts, "chart", "move only charts whose name matches this pattern (can be repeated)");
    f.add(version, "version", "move only versions in this range");
    f.add(latest, "latest", "move only so many of the highest versions of each chart");
    f.add(
        devel,
        "devel",
        "with --version or --latest, move prereleases too; without them they always go");
    f.add(dryRun, "dry-run", "say what would be done, and do nothing");
    f.add(overwrite, "overwrite", "replace what is at the destination and differs");
    f.add(
        trustArchives,
        "trust-archives",
        "move archives even if their digest is not that in the index");
    f.add(parallel, "parallel", "how many versions move at a time");
    f.add(
        rewrite,
        "rewrite",
        "in the charts below this directory, change the repository of moved dependencies to the"
            + " new one (can be repeated)");
    f.add(
        rewriteFrom,
        "rewrite-from",
        "another URL that dependants may have for the repository (can be repeated)");
    registry.addTo(f);
    repository.addTo(f);
    f.add(
        passCredentials, "repo-pass-credentials", "pass the repository's credentials to all hosts");
    format.addTo(f, context);
  }

  @Override
  public void run(Command command, List<String> args) {
    String destination = args.get(args.size() - 1);
    if (!rewrite.get().isEmpty() && !destination.startsWith("oci://")) {
      throw CommandException.of("--rewrite needs a destination in a registry, oci://…");
    }
    MigrateRequest request =
        new MigrateRequest(
            args.subList(0, args.size() - 1),
            destination,
            repository.connection(passCredentials.get()),
            registry.connection(false),
            options());
    Migrate verb = Migrate.of(ActionSettings.of(context), context.clock());
    MigrationLines lines =
        format.json()
            ? MigrationLines.json(context.out())
            : MigrationLines.text(
                context.out(), context.err(), Terminal.isTerminal(context.env(), 2));
    CountDownLatch said = new CountDownLatch(1);
    Thread farewell = new Thread(() -> leave(verb, said));
    Runtime.getRuntime().addShutdownHook(farewell);
    MigrationReport report;
    try {
      report = verb.run(request, lines);
      lines.end(report, report.stopped().isEmpty() ? rewritten(verb, request, report) : List.of());
      context.out().flush();
    } finally {
      lines.wipe();
      said.countDown();
    }
    boolean interrupted = !stay(farewell);
    if (interrupted) {
      throw new ExitException(INTERRUPTED);
    }
    if (report.missing() > 0) {
      throw CommandException.of(
          report.missing() + " of " + report.total() + " versions are not at the destination");
    }
  }

  private List<Dependants.Rewritten> rewritten(
      Migrate verb, MigrateRequest request, MigrationReport report) {
    List<String> old = new ArrayList<>(rewriteFrom.get());
    if (rewrite.get().isEmpty()) {
      return List.of();
    }
    for (String source : request.sources()) {
      old.addAll(verb.namesOf(source));
    }
    Dependants dependants = Dependants.of(old, request.destination(), report.arrived());
    List<Dependants.Rewritten> all = new ArrayList<>();
    for (String folder : rewrite.get()) {
      all.addAll(dependants.rewrite(Path.of(folder), dryRun.get()));
    }
    return all;
  }

  /** At Ctrl-C: lets arrive what is on its way, and the report be printed. */
  private static void leave(Migrate verb, CountDownLatch said) {
    verb.stop();
    try {
      boolean unused = said.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes back the hook; false if the process is about to end. */
  private static boolean stay(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private MigrationOptions options() {
    if (parallel.get() < 1 || parallel.get() > MigrationOptions.MAX_PARALLEL) {
      throw CommandException.of("--parallel must be from 1 to " + MigrationOptions.MAX_PARALLEL);
    }
    if (latest.get() < 0 || latest.get() > Integer.MAX_VALUE) {
      throw CommandException.of("--latest must not be negative");
    }
    boolean filtered = !version.get().isEmpty() || latest.get() > 0;
    VersionFilter filter =
        VersionFilter.all()
            .withCharts(charts.get())
            .withRange(version.get())
            .withLatest((int) latest.get())
            .withDevel(devel.get() || !filtered);
    return new MigrationOptions(
        filter,
        (int) parallel.get(),
        dryRun.get(),
        overwrite.get(),
        trustArchives.get(),
        MigrationLimits.DEFAULT);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.files();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ResultFormat.complete(flag);
  }
}
