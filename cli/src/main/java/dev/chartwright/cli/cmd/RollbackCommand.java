package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.Rollback;
import dev.chartwright.action.RollbackRequest;
import dev.chartwright.action.Surroundings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import java.util.List;

/** {@code rollback}: goes back to an earlier revision of a release. */
final class RollbackCommand implements CommandBody {
  private static final String LONG =
      """

      This command rolls back a release to a previous revision.

      The first argument of the rollback command is the name of a release, and the
      second is a revision (version) number. If this argument is omitted or set to
      0, it will roll back to the previous release.

      To see revision numbers, run 'helm history RELEASE'.
      """;

  private final CommandContext context;
  private final DryRunFlag dryRun = DryRunFlag.ofChange();
  private final StringValue description = StringValue.empty();
  private final StringValue serverSide = StringValue.of("auto");
  private final BoolValue noHooks = BoolValue.off();
  private final BoolValue cleanupOnFail = BoolValue.off();
  private final IntValue historyMax;
  private final ApplyFlags apply;
  private final LeaseFlag lease;
  private final WaitReportFlag waitReport;

  RollbackCommand(CommandContext context) {
    this.context = context;
    this.historyMax = IntValue.of(context.settings().maxHistory());
    this.apply = new ApplyFlags(context);
    this.lease = new LeaseFlag(context);
    this.waitReport = new WaitReportFlag(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
    FlagSet f = command.flags();
    dryRun.addTo(f);
    f.add(
        description,
        "description",
        "add a custom description for the rollback (max 256 characters)");
    f.add(
        serverSide,
        "server-side",
        "must be \"true\", \"false\" or \"auto\". Object updates run in the server "
            + "instead of the client (\"auto\" defaults the value from the previous chart "
            + "release's method)");
    f.add(noHooks, "no-hooks", "prevent hooks from running during rollback");
    f.add(
        cleanupOnFail,
        "cleanup-on-fail",
        "allow deletion of new resources created in this rollback when rollback fails");
    f.add(
        historyMax,
        "history-max",
        "limit the maximum number of revisions saved per release. Use 0 for no limit");
    apply.addTo(f);
    lease.addTo(f);
    waitReport.addTo(f);
  }

  @Override
  @SuppressWarnings("try")
  public void run(Command command, List<String> args) {
    RollbackRequest.Builder request = RollbackRequest.builder(args.get(0));
    if (args.size() > 1) {
      request.revision(revision(args.get(1)));
    }
    Rollback.checkDescription(description.get());
    boolean tries = dryRun.strategy(context.log()).tries();
    try (Cluster cluster = waitReport.open(false);
        LeaseFlag.Hold held = tries ? LeaseFlag.Hold.NONE : lease.take(cluster, args.get(0))) {
      Rollback.of(cluster, ActionSettings.of(context), Surroundings.of(context.clock()))
          .run(
              request
                  .dryRun(tries)
                  .description(description.get())
                  .hooks(!noHooks.get())
                  .timeout(apply.timeout())
                  .wait(apply.strategy())
                  .waitForJobs(apply.waitForJobs())
                  .serverSide(serverSide.get())
                  .forceConflicts(apply.forceConflicts())
                  .forceReplace(apply.forceReplace())
                  .cleanupOnFail(cleanupOnFail.get())
                  .maxHistory((int) Math.min(historyMax.get(), Integer.MAX_VALUE))
                  .build(),
              new HookLines(context.log()));
    }
    context.out().println("Rollback was a success! Happy Helming!");
  }

  private static long revision(String text) {
    try {
      return Parse.atoi(text);
    } catch (NumberException e) {
      throw CommandException.of("could not convert revision to a number: " + e.getMessage());
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return switch (args.size()) {
      case 0 -> ReleaseCompletion.releases(context, toComplete);
      case 1 -> ReleaseCompletion.revisionsOf(context, args.get(0));
      default -> Completions.noMoreArgs();
    };
  }
}
