package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.Recover;
import dev.chartwright.action.RecoverRequest;
import dev.chartwright.action.RecoverResult;
import dev.chartwright.action.RecoverResult.Step;
import dev.chartwright.action.Surroundings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.release.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code recover}: brings a release out of a change that was never ended. Helm has no such. */
final class RecoverCommand implements CommandBody {
  private static final String LONG =
      """

      Bring a release out of a change that was begun and never ended, because its process
      was killed or lost the cluster:

          pending-upgrade    the revision becomes failed, and the newest revision that was
                             deployed is rolled back to
          pending-rollback   the same, to the revision that the rollback was going to
          pending-install    if all objects are there and ready, the revision becomes deployed
                             (or failed, if hooks were to follow of which nothing is known);
                             else what was made is removed, with the record
          uninstalling       the removal is finished

      A release without a revision to go back to only becomes failed; 'upgrade' and
      'uninstall' work on it. All other releases are left alone. '--dry-run' says what
      would be done.

      A live lease (see '--lease' of install, upgrade and rollback) is never overridden.
      If no lease shows that the change's process is gone, the change must be older than
      '--older-than': that long, somebody may be at work on it.
      """;

  private final CommandContext context;
  private final BoolValue dryRun = BoolValue.off();
  private final DurationValue olderThan = DurationValue.ofSeconds(300);
  private final BoolValue noHooks = BoolValue.off();
  private final DurationValue timeout = DurationValue.ofSeconds(300);
  private final ResultFormat format = new ResultFormat();
  private final WaitValue wait;

  RecoverCommand(CommandContext context) {
    this.context = context;
    this.wait = new WaitValue(context.log());
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(dryRun, "dry-run", "only say what would be done");
    f.add(
        olderThan,
        "older-than",
        "how long ago the change must have begun if no lease tells more; 0s for any time");
    f.add(noHooks, "no-hooks", "prevent hooks of the rollback or removal from running");
    f.add(
        timeout,
        "timeout",
        "time to wait for any individual Kubernetes operation (like Jobs for hooks)");
    format.addTo(f, context);
    wait.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    RecoverResult result;
    try (Cluster cluster = Clusters.open(context)) {
      result =
          Recover.of(cluster, ActionSettings.of(context), Surroundings.of(context.clock()))
              .run(
                  new RecoverRequest(
                      args.get(0),
                      olderThan.get(),
                      dryRun.get(),
                      !noHooks.get(),
                      wait.strategy(),
                      timeout.get(),
                      LeaseFlag.holder(context)),
                  new HookLines(context.log()));
    }
    if (format.json()) {
      context.out().println(Json.marshal(json(result)));
      return;
    }
    if (!result.info().isEmpty()) {
      context.out().println(result.info());
    }
    context.out().println(text(result));
  }

  private JsonObject json(RecoverResult result) {
    Release found = result.found();
    return JsonObject.create()
        .put("name", found.name())
        .put("namespace", found.namespace())
        .put("revision", found.version())
        .put("found", found.info().status().word())
        .put("action", result.step().word())
        .put("target", result.target())
        .put("newRevision", result.revision())
        .put("status", result.status().word())
        .put("dryRun", dryRun.get());
  }

  private String text(RecoverResult result) {
    Release found = result.found();
    String name = "Release " + Quote.quote(found.name());
    String state = found.info().status().word() + " at revision " + found.version();
    if (result.step() == Step.NOTHING) {
      return name + " is " + state + ": nothing to recover.";
    }
    return name + " was left " + state + ": " + (dryRun.get() ? plan(result) : done(result));
  }

  private static String plan(RecoverResult result) {
    return switch (result.step()) {
      case ROLLED_BACK -> "it would be rolled back to revision " + result.target() + ".";
      case MARKED_FAILED -> "it would become failed, since no revision is there to go back to.";
      case COMPLETED -> "its objects are ready, and it would become deployed.";
      default -> "what it made would be removed.";
    };
  }

  private static String done(RecoverResult result) {
    return switch (result.step()) {
      case ROLLED_BACK ->
          "that revision is failed now, and revision "
              + result.revision()
              + " is revision "
              + result.target()
              + " again.";
      case COMPLETED -> "its objects are ready, and that revision is deployed now.";
      case MARKED_FAILED ->
          "that revision is failed now, and none is there to go back to; upgrade or uninstall it.";
      default -> "what it made is removed.";
    };
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ResultFormat.complete(flag);
  }
}
