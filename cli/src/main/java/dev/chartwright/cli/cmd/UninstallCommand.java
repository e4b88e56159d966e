package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.Surroundings;
import dev.chartwright.action.Uninstall;
import dev.chartwright.action.UninstallRequest;
import dev.chartwright.action.UninstallResult;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.kube.Propagation;
import java.util.List;

/** {@code uninstall}: removes releases. */
final class UninstallCommand implements CommandBody {
  private static final String LONG =
      """

      This command takes a release name and uninstalls the release.

      It removes all of the resources associated with the last release of the chart
      as well as the release history, freeing it up for future use.

      Use the '--dry-run' flag to see which releases will be uninstalled without actually
      uninstalling them.

      Use '--cascade foreground' with '--wait' to ensure resources with finalizers
      are fully deleted before the command returns.
      """;

  private final CommandContext context;
  private final BoolValue dryRun = BoolValue.off();
  private final BoolValue noHooks = BoolValue.off();
  private final BoolValue ignoreNotFound = BoolValue.off();
  private final BoolValue keepHistory = BoolValue.off();
  private final StringValue cascade = StringValue.of("background");
  private final DurationValue timeout = DurationValue.ofSeconds(300);
  private final StringValue description = StringValue.empty();
  private final WaitValue wait;
  private final WaitReportFlag waitReport;
  private final LeaseFlag lease;

  UninstallCommand(CommandContext context) {
    this.context = context;
    this.wait = new WaitValue(context.log());
    this.waitReport = new WaitReportFlag(context);
    this.lease = new LeaseFlag(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
    FlagSet f = command.flags();
    f.add(dryRun, "dry-run", "simulate a uninstall");
    f.add(noHooks, "no-hooks", "prevent hooks from running during uninstallation");
    f.add(
        ignoreNotFound,
        "ignore-not-found",
        "Treat \"release not found\" as a successful uninstall");
    f.add(
        keepHistory,
        "keep-history",
        "remove all associated resources and mark the release as deleted, but retain "
            + "the release history");
    f.add(
        cascade,
        "cascade",
        "Must be \"background\", \"orphan\", or \"foreground\". Selects the deletion "
            + "cascading strategy for the dependents. Defaults to background. Use "
            + "\"foreground\" with --wait to ensure resources with finalizers are fully "
            + "deleted before returning.");
    f.add(
        timeout,
        "timeout",
        "time to wait for any individual Kubernetes operation (like Jobs for hooks)");
    f.add(description, "description", "add a custom description");
    wait.addTo(f);
    waitReport.addTo(f);
    lease.addTo(f);
  }

  @Override
  @SuppressWarnings("try")
  public void run(Command command, List<String> args) {
    Propagation propagation = propagation();
    try (Cluster cluster = waitReport.open(false)) {
      Uninstall uninstall =
          Uninstall.of(cluster, ActionSettings.of(context), Surroundings.of(context.clock()));
      for (String name : args) {
        UninstallResult result;
        try (LeaseFlag.Hold held = dryRun.get() ? LeaseFlag.Hold.NONE : lease.take(cluster, name)) {
          result = uninstall.run(request(name, propagation), new HookLines(context.log()));
        }
        if (!result.info().isEmpty()) {
          context.out().println(result.info());
        }
        context.out().println("release \"" + name + "\" uninstalled");
      }
    }
  }

  private UninstallRequest request(String name, Propagation propagation) {
    return UninstallRequest.builder(name)
        .dryRun(dryRun.get())
        .hooks(!noHooks.get())
        .ignoreNotFound(ignoreNotFound.get())
        .keepHistory(keepHistory.get())
        .propagation(propagation)
        .wait(wait.strategy())
        .timeout(timeout.get())
        .description(description.get())
        .build();
  }

  private Propagation propagation() {
    return switch (cascade.get()) {
      case "background" -> Propagation.BACKGROUND;
      case "foreground" -> Propagation.FOREGROUND;
      case "orphan" -> Propagation.ORPHAN;
      default ->
          throw CommandException.of(
              "invalid cascade value ("
                  + cascade.get()
                  + "). Must be \"background\", \"foreground\", or \"orphan\"");
    };
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.releases(context, toComplete, args);
  }
}
