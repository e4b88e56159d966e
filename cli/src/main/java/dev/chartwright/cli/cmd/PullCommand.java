package dev.chartwright.cli.cmd;

import dev.chartwright.action.Pull;
import dev.chartwright.action.PullOutcome;
import dev.chartwright.action.PullRequest;
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

/** {@code pull}: downloads a chart. */
final class PullCommand implements CommandBody {
  private static final String LONG =
      """

      Retrieve a package from a package repository, and download it locally.

      This is useful for fetching packages to inspect, modify, or repackage. It can
      also be used to perform cryptographic verification of a chart without installing
      the chart.

      There are options for unpacking the chart after download. This will create a
      directory for the chart and uncompress into that directory.

      If the --verify flag is specified, the requested chart MUST have a provenance
      file, and MUST pass the verification process. Failure in any part of this will
      result in an error, and the chart will not be saved locally.
      """;

  private final CommandContext context;
  private final ChartPathFlags chart;
  private final BoolValue devel = BoolValue.off();
  private final BoolValue untar = BoolValue.off();
  private final BoolValue prov = BoolValue.off();
  private final StringValue untardir = StringValue.of(".");
  private final StringValue destination = StringValue.of(".");
  private final ResultFormat format = new ResultFormat();

  PullCommand(CommandContext context) {
    this.context = context;
    this.chart = new ChartPathFlags(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
    FlagSet f = command.flags();
    chart.addTo(f);
    f.add(
        devel,
        "devel",
        "use development versions, too. Equivalent to version '>0.0.0-0'. If "
            + "--version is set, this is ignored.");
    f.add(untar, "untar", "if set to true, will untar the chart after downloading it");
    f.add(prov, "prov", "fetch the provenance file, but don't perform verification");
    f.add(
        untardir,
        "untardir",
        "if untar is specified, this flag specifies the name of the directory into "
            + "which the chart is expanded");
    f.add(
        destination,
        "destination",
        'd',
        "location to write the chart. If this and untardir are specified, untardir "
            + "is appended to this");
    format.addTo(f, context);
  }

  @Override
  public void run(Command command, List<String> args) {
    Pull pull = Pull.of(ActionSettings.of(context));
    for (String reference : args) {
      PullRequest request =
          new PullRequest(
              chart.source(reference, devel.get()),
              destination.get(),
              prov.get(),
              untar.get(),
              untardir.get());
      PulledReferences pulled = new PulledReferences(Registries.events(context, format.json()));
      PullOutcome outcome = pull.run(request, pulled);
      if (format.json()) {
        context.out().println(pulled.json(reference, outcome));
      } else {
        context.out().print(outcome.warning());
        if (outcome.verification().isPresent()) {
          SignerLines.print(outcome.verification().get(), context.out());
        }
      }
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty() ? ChartCompletion.charts(context, toComplete, false) : Completions.none();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return flag.name().equals("version")
        ? ChartCompletion.versions(context, args, 1)
        : ResultFormat.complete(flag);
  }
}
