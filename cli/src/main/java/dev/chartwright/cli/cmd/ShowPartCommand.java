package dev.chartwright.cli.cmd;

import dev.chartwright.action.Show;
import dev.chartwright.action.ShowFormat;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code show all}, {@code chart}, {@code crds}, {@code readme} and {@code values}. */
final class ShowPartCommand implements CommandBody {
  private static final String ALL =
      """

      This command inspects a chart (directory, file, or URL) and displays all its content
      (values.yaml, Chart.yaml, README)
      """;
  private static final String VALUES =
      """

      This command inspects a chart (directory, file, or URL) and displays the contents
      of the values.yaml file
      """;
  private static final String CHART =
      """

      This command inspects a chart (directory, file, or URL) and displays the contents
      of the Chart.yaml file
      """;
  private static final String README =
      """

      This command inspects a chart (directory, file, or URL) and displays the contents
      of the README file
      """;
  private static final String CRDS =
      """

      This command inspects a chart (directory, file, or URL) and displays the contents
      of the CustomResourceDefinition files
      """;

  private final CommandContext context;
  private final ChartPathFlags chart;
  private final BoolValue devel = BoolValue.off();
  private final StringValue jsonPath = StringValue.empty();

  ShowPartCommand(CommandContext context) {
    this.context = context;
    this.chart = new ChartPathFlags(context);
  }

  @Override
  public void define(Command command) {
    command.longText(longText(command.name())).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(
        devel,
        "devel",
        "use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this"
            + " is ignored");
    if (command.name().equals("values")) {
      f.add(jsonPath, "jsonpath", "supply a JSONPath expression to filter the output");
    }
    chart.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    context.log().debug("original chart version", "version", chart.version());
    byte[] text =
        Show.of(ActionSettings.of(context))
            .run(
                chart.source(args.get(0), devel.get()),
                format(command.name()),
                jsonPath.get(),
                Registries.eventsOnError(context));
    context.out().write(text);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty()
        ? ChartCompletion.charts(context, toComplete, true)
        : Completions.noMoreArgs();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return flag.name().equals("version") ? ChartCompletion.versions(context, args, 1) : null;
  }

  private static ShowFormat format(String part) {
    return switch (part) {
      case "values" -> ShowFormat.VALUES;
      case "chart" -> ShowFormat.CHART;
      case "readme" -> ShowFormat.README;
      case "crds" -> ShowFormat.CRDS;
      default -> ShowFormat.ALL;
    };
  }

  private static String longText(String part) {
    return switch (part) {
      case "values" -> VALUES;
      case "chart" -> CHART;
      case "readme" -> README;
      case "crds" -> CRDS;
      default -> ALL;
    };
  }
}
