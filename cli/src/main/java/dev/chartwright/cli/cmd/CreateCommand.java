package dev.chartwright.cli.cmd;

import dev.chartwright.action.Create;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code create}: writes a new chart. */
final class CreateCommand implements CommandBody {
  private static final String LONG =
      """

      This command creates a chart directory along with the common files and
      directories used in a chart.

      For example, 'helm create foo' will create a directory structure that looks
      something like this:

          foo/
          ├── .helmignore   # Contains patterns to ignore when packaging Helm charts.
          ├── Chart.yaml    # Information about your chart
          ├── values.yaml   # The default values for your templates
          ├── charts/       # Charts that this chart depends on
          └── templates/    # The template files
              └── tests/    # The test files

      'helm create' takes a path for an argument. If directories in the given path
      do not exist, Helm will attempt to create them as it goes. If the given
      destination exists and there are files in that directory, conflicting files
      will be overwritten, but other files will be left alone.
      """;

  private final CommandContext context;
  private final StringValue starter = StringValue.empty();
  private final StringValue chartApiVersion = StringValue.of("v2");

  CreateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(starter, "starter", 'p', "the name or absolute path to Helm starter scaffold");
    Flag version =
        f.add(chartApiVersion, "chart-api-version", "chart API version to use (v2 or v3)");
    if (context.env().getOrDefault("HELM_EXPERIMENTAL_CHART_V3", "").isEmpty()) {
      version.hide();
    }
  }

  @Override
  public void run(Command command, List<String> args) {
    context.out().println("Creating " + args.get(0));
    switch (chartApiVersion.get()) {
      case "", "v2" ->
          Create.of(ActionSettings.of(context), context.clock())
              .run(args.get(0), starter.get(), warning -> context.out().println(warning));
      case "v3" -> {
        if (context.env().getOrDefault("HELM_EXPERIMENTAL_CHART_V3", "").isEmpty()) {
          throw CommandException.of(
              "this feature has been marked as experimental and is not enabled by default. Please"
                  + " set HELM_EXPERIMENTAL_CHART_V3=1 in your environment to use this feature");
        }
        throw NotBuilt.flag(context, command, "--chart-api-version v3");
      }
      default ->
          throw CommandException.of(
              "unsupported chart API version: " + chartApiVersion.get() + " (supported: v2, v3)");
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty() ? Completions.files() : Completions.noMoreArgs();
  }
}
