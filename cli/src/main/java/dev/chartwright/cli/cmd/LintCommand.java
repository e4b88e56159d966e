package dev.chartwright.cli.cmd;

import dev.chartwright.action.Lint;
import dev.chartwright.action.LintRequest;
import dev.chartwright.action.LintResult;
import dev.chartwright.action.Surroundings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.engine.lint.LintMessage;
import dev.chartwright.engine.lint.Severity;
import java.util.List;

/** {@code lint}: looks for mistakes in charts. */
final class LintCommand implements CommandBody {
  private static final String LONG =
      """

      This command takes a path to a chart and runs a series of tests to verify that
      the chart is well-formed.

      If the linter encounters things that will cause the chart to fail installation,
      it will emit [ERROR] messages. If it encounters issues that break with convention
      or recommendation, it will emit [WARNING] messages.
      """;

  private final CommandContext context;
  private final ValueFlags values = new ValueFlags();
  private final BoolValue strict = BoolValue.off();
  private final BoolValue withSubcharts = BoolValue.off();
  private final BoolValue quiet = BoolValue.off();
  private final BoolValue skipSchemaValidation = BoolValue.off();
  private final StringValue kubeVersion = StringValue.empty();

  LintCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
    FlagSet f = command.flags();
    values.addTo(f);
    f.add(strict, "strict", "fail on lint warnings");
    f.add(withSubcharts, "with-subcharts", "lint dependent charts");
    f.add(quiet, "quiet", "print only warnings and errors");
    f.add(
        skipSchemaValidation, "skip-schema-validation", "if set, disables JSON schema validation");
    f.add(
        kubeVersion,
        "kube-version",
        "Kubernetes version used for capabilities and deprecation checks");
  }

  @Override
  public void run(Command command, List<String> args) {
    LintRequest request =
        new LintRequest(
            args,
            withSubcharts.get(),
            strict.get(),
            values.options(),
            context.settings().namespace(),
            KubeVersionFlag.parse(kubeVersion.get()),
            skipSchemaValidation.get());
    List<LintResult> results =
        Lint.of(ActionSettings.of(context), new Surroundings(context.clock(), context.in()))
            .run(request);
    int failed = 0;
    boolean remarkable = false;
    StringBuilder text = new StringBuilder();
    for (LintResult result : results) {
      remarkable |= result.hasWarningsOrErrors();
      if (!quiet.get() || result.hasWarningsOrErrors()) {
        append(result, text);
        failed += result.failed() ? 1 : 0;
      }
    }
    context.out().print(text.toString());
    String summary = results.size() + " chart(s) linted, " + failed + " chart(s) failed";
    if (failed > 0) {
      throw CommandException.of(summary);
    }
    if (!quiet.get() || remarkable) {
      context.out().println(summary);
    }
  }

  private void append(LintResult result, StringBuilder text) {
    text.append("==> Linting ").append(result.path()).append('\n');
    if (result.messages().isEmpty()) {
      for (String failure : result.failures()) {
        text.append("Error ").append(failure).append('\n');
      }
    }
    for (LintMessage message : result.messages()) {
      if (!quiet.get() || message.severity() != Severity.INFO) {
        text.append(message).append('\n');
      }
    }
    text.append('\n');
  }
}
