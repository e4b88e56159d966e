package dev.chartwright.cli.cmd;

import dev.chartwright.action.ActionException;
import dev.chartwright.action.Cluster;
import dev.chartwright.action.ReleaseTest;
import dev.chartwright.action.ReleaseTestRequest;
import dev.chartwright.action.ReleaseTestResult;
import dev.chartwright.action.Surroundings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringSliceValue;
import dev.chartwright.cli.output.Colors;
import dev.chartwright.cli.output.ReleaseText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final WaitReportFlag waitReport;

  TestCommand(CommandContext context) {
    this.context = context;
    this.waitReport = new WaitReportFlag(context);
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
    waitReport.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    List<String> include = new ArrayList<>();
    List<String> exclude = new ArrayList<>();
    for (String each : filter.get()) {
      int name = excludedName(each);
      if (each.startsWith("name=")) {
        include.add(each.substring("name=".length()));
      } else if (name >= 0) {
        exclude.add(each.substring(name));
      }
    }
    try (Cluster cluster = waitReport.open(false)) {
      ReleaseTestResult result =
          ReleaseTest.of(cluster, ActionSettings.of(context), Surroundings.of(context.clock()))
              .run(
                  new ReleaseTestRequest(args.get(0), timeout.get(), include, exclude),
                  new HookLines(context.log()));
      RuntimeException failure = report(result);
      try {
        result.finish();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** Prints what there is to see, whether the tests failed or not; returns why they did. */
  private @Nullable RuntimeException report(ReleaseTestResult result) {
    RuntimeException failure = result.failure().orElse(null);
    StringBuilder text = new StringBuilder();
    ReleaseText.ofStored(result.release())
        .colors(Colors.of(context.settings().colorMode(), context.env()))
        .debug(context.settings().debug())
        .hideNotes(true)
        .appendTo(text, context.log());
    context.out().print(text.toString());
    if (!logs.get()) {
      return failure;
    }
    context.out().println("");
    try {
      result.copyLogs(context.out().asStream());
      return failure;
    } catch (ActionException e) {
      return failure == null
          ? e
          : CommandException.of(failure.getMessage() + "\n" + e.getMessage());
    }
  }

  /** Where the name begins in {@code !name=x} or {@code ! name=x}; -1 in anything else. */
  private static int excludedName(String filter) {
    int word =
        filter.length() > 1 && filter.charAt(0) == '!' && " \t\n\f\r".indexOf(filter.charAt(1)) >= 0
            ? 2
            : 1;
    return filter.startsWith("!") && filter.startsWith("name=", word)
        ? word + "name=".length()
        : -1;
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }
}
