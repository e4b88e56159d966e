package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringArrayValue;
import dev.chartwright.cli.cobra.StringSliceValue;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code template}: renders a chart without a cluster. */
final class TemplateCommand implements CommandBody {
  private static final String LONG =
      """

      Render chart templates locally and display the output.

      Any values that would normally be looked up or retrieved in-cluster will be
      faked locally. Additionally, none of the server-side testing of chart validity
      (e.g. whether an API is supported) is done.

      To specify the Kubernetes API versions used for Capabilities.APIVersions, use
      the '--api-versions' flag. This flag can be specified multiple times or as a
      comma-separated list:

          $ helm template --api-versions networking.k8s.io/v1 --api-versions cert-manager.io/v1 mychart ./mychart

      or

          $ helm template --api-versions networking.k8s.io/v1,cert-manager.io/v1 mychart ./mychart
      """;

  private final CommandContext context;
  private final InstallFlags install;
  private final PostRendererFlags postRenderer;
  private final StringArrayValue showOnly = StringArrayValue.empty();
  private final StringValue outputDir = StringValue.empty();
  private final BoolValue validate = BoolValue.off();
  private final BoolValue includeCrds = BoolValue.off();
  private final BoolValue skipTests = BoolValue.off();
  private final BoolValue isUpgrade = BoolValue.off();
  private final StringValue kubeVersion = StringValue.empty();
  private final StringSliceValue apiVersions = StringSliceValue.empty();
  private final BoolValue releaseName = BoolValue.off();
  private final DryRunFlag dryRun = DryRunFlag.ofTemplate();

  TemplateCommand(CommandContext context) {
    this.context = context;
    this.postRenderer = new PostRendererFlags(context);
    this.install = new InstallFlags(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
    FlagSet f = command.flags();
    install.addTo(f, true);
    postRenderer.addTo(f);
    f.add(showOnly, "show-only", 's', "only show manifests rendered from the given templates");
    f.add(
        outputDir,
        "output-dir",
        "writes the executed templates to files in output-dir instead of stdout");
    f.add(validate, "validate", "deprecated").deprecate("use '--dry-run=server' instead");
    f.add(includeCrds, "include-crds", "include CRDs in the templated output");
    f.add(skipTests, "skip-tests", "skip tests from templated output");
    f.add(isUpgrade, "is-upgrade", "set .Release.IsUpgrade instead of .Release.IsInstall");
    f.add(kubeVersion, "kube-version", "Kubernetes version used for Capabilities.KubeVersion");
    f.add(
        apiVersions,
        "api-versions",
        'a',
        "Kubernetes api versions used for Capabilities.APIVersions (multiple can be "
            + "specified)");
    f.add(releaseName, "release-name", "use release name in the output-dir path.");
    dryRun.addTo(f);
    f.exclude("validate", "dry-run");
  }

  @Override
  public void run(Command command, List<String> args) {
    dryRun.strategy(context.log());
    install.checkArguments(args, false);
    throw NotBuilt.of(context, command);
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return install.complete(args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return flag.name().equals("version") ? install.completeVersion(args) : null;
  }
}
