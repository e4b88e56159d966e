package dev.chartwright.cli.cmd;

import dev.chartwright.action.VersionTemplate;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code version}: says which Helm we are like. */
final class VersionCommand implements CommandBody {
  private static final String LONG =
      """

      Show the version for Helm.

      This will print a representation of the version of Helm.
      The output will look something like this:

      version.BuildInfo{Version:"v3.2.1", GitCommit:"fe51cd1e31e6a202cba7dead9552a6d418ded79a", GitTreeState:"clean", GoVersion:"go1.13.10"}

      - Version is the semantic version of the release.
      - GitCommit is the SHA for the commit that this version was built from.
      - GitTreeState is "clean" if there are no local code changes when this binary was
        built, and "dirty" if the binary was built from locally modified code.
      - GoVersion is the version of Go that was used to compile Helm.

      When using the --template flag the following properties are available to use in
      the template:

      - .Version contains the semantic version of Helm
      - .GitCommit is the git commit
      - .GitTreeState is the state of the git tree when Helm was built
      - .GoVersion contains the version of Go that Helm was compiled with

      For example, --template='Version: {{.Version}}' outputs 'Version: v3.2.1'.
      """;

  private final CommandContext context;
  private final BoolValue shortForm = BoolValue.off();
  private final StringValue template = StringValue.empty();

  VersionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.noArgs());
    FlagSet f = command.flags();
    f.add(shortForm, "short", "print the version number");
    f.add(template, "template", "template for version string format");
  }

  @Override
  public void run(Command command, List<String> args) {
    if (!template.get().isEmpty()) {
      StringBuilder text = new StringBuilder();
      try {
        VersionTemplate.append(template.get(), text);
      } finally {
        context.out().print(text.toString());
      }
    } else {
      context.out().println(shortForm.get() ? BuildInfo.HELM.version() : BuildInfo.HELM.text());
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }
}
