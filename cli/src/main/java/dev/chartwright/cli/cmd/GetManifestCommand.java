package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code get manifest}: shows the manifests of a release. */
final class GetManifestCommand implements CommandBody {
  private static final String LONG =
      """

      This command fetches the generated manifest for a given release.

      A manifest is a YAML-encoded representation of the Kubernetes resources that
      were generated from this release's chart(s). If a chart is dependent on other
      charts, those resources will also be included in the manifest.
      """;

  private final CommandContext context;
  private final IntValue revision = IntValue.of(0);

  GetManifestCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(revision, "revision", "get the named release with revision");
  }

  @Override
  public void run(Command command, List<String> args) {
    context.out().println(ReleaseAccess.read(context, args.get(0), revision.get()).manifest());
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ReleaseCompletion.revisions(context, flag, args);
  }
}
