package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.Diff;
import dev.chartwright.action.ObjectChange;
import dev.chartwright.action.Surroundings;
import dev.chartwright.action.UpgradeRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code diff}: shows what an upgrade would change. Helm has no such. */
final class DiffCommand implements CommandBody {
  private static final String LONG =
      """

      Show what an upgrade would do to the objects of a release, and change nothing. All flags
      of 'upgrade' can be given, so that 'diff' can be put in the place of 'upgrade'.

      The manifest of the release, the live object and the new manifest are compared: what
      others changed in the cluster is shown, too, if the upgrade would change it back. With
      '--server' the API server says what an object comes to.

      Values of Secrets are told to be equal or changed, and never shown. With '--install' a
      release need not be there yet.

      Hooks (tests apart) are compared with those that the release has recorded; '--no-hooks'
      leaves them out. Definitions in a chart's crds/ are made by an install if they are not
      there, and never changed or made by an upgrade: where they are missing or differ, a
      line says so. '--skip-crds' leaves them out.

      With '--detailed-exitcode' the code is 0 if nothing would be made, changed or deleted,
      2 if anything would, hooks counted, and 1 for errors. Objects that a policy keeps and
      definitions that are left alone do not count.
      """;

  private final CommandContext context;
  private final BodySource verbs;
  private final UpgradeCommand upgrade;
  private final DiffFlags flags = new DiffFlags();

  DiffCommand(CommandContext context, BodySource verbs) {
    this.context = context;
    this.verbs = verbs;
    this.upgrade = new UpgradeCommand(context);
  }

  @Override
  public void define(Command command) {
    upgrade.define(command);
    command
        .longText(LONG)
        .add(
            Command.verb("rollback RELEASE [REVISION]", "show what a rollback would change", verbs),
            Command.verb(
                "revision RELEASE FROM TO", "compare the manifests of two revisions", verbs));
    flags.addTo(command.flags());
    flags.addServerTo(command.flags());
  }

  @Override
  public void run(Command command, List<String> args) {
    UpgradeRequest request = upgrade.tried(args);
    List<ObjectChange> changes;
    try (Cluster cluster = Clusters.open(context)) {
      changes =
          Diff.of(
                  cluster,
                  ActionSettings.of(context),
                  new Surroundings(context.clock(), context.in()))
              .upgrade(request, upgrade.installs(), flags.options(!upgrade.skipsCrds()));
    }
    flags.print(changes, "live", "after upgrade", upgrade.output(), context);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return upgrade.complete(command, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return upgrade.completeFlag(command, flag, args, toComplete);
  }
}
