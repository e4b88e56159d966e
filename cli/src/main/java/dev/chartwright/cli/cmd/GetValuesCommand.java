package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ReleaseValues;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code get values}: shows the values of a release. */
final class GetValuesCommand implements CommandBody {
  private static final String LONG =
      """

      This command downloads a values file for a given release.
      """;

  private final CommandContext context;
  private final IntValue revision = IntValue.of(0);
  private final BoolValue all = BoolValue.off();
  private final OutputValue output = OutputValue.table();

  GetValuesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(revision, "revision", "get the named release with revision");
    f.add(all, "all", 'a', "dump all (computed) values");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    Map<String, @Nullable Object> values;
    try (Cluster cluster = ReleaseAccess.open(context)) {
      values = ReleaseValues.of(cluster, context.log()).run(args.get(0), revision.get(), all.get());
    }
    if (output.isTable()) {
      context.out().println(all.get() ? "COMPUTED VALUES:" : "USER-SUPPLIED VALUES:");
    }
    // A record without values holds no map, which Helm prints as such.
    output.print(values.isEmpty() && !all.get() ? null : values, context.out());
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ReleaseCompletion.revisionsOrOutput(context, flag, args);
  }
}
