package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringSliceValue;
import java.util.List;

/** {@code test}: runs the tests of a release. */
final class TestCommand implements CommandBody {
  private static final String LONG =
      """

      The test command runs the tests for a release.

      The argument this command takes is the name of a deployed release.
      The tests to be run are defined in the chart that was installed.
      """;

  private final CommandContext context;
  private final DurationValue timeout = DurationValue.ofSeconds(300);
  private final BoolValue logs = BoolValue.off();
  private final StringSliceValue filter = StringSliceValue.empty();

  TestCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(
        timeout,
        "timeout",
        "time to wait for any individual Kubernetes operation (like Jobs for hooks)");
    f.add(
        logs,
        "logs",
        "dump the logs from test pods (this runs after all tests are complete, but "
            + "before any cleanup)");
    f.add(
        filter,
        "filter",
        "specify tests by attribute (currently \"name\") using attribute=value "
            + "syntax or '!attribute=value' to exclude a test (can specify multiple or "
            + "separate values with commas: name=test1,name=test2)");
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty()
        ? ReleaseCompletion.releases(context, toComplete)
        : Completions.noMoreArgs();
  }
}
