package dev.chartwright.cli.cmd;

import dev.chartwright.action.ActionException;
import dev.chartwright.action.Cluster;
import dev.chartwright.action.DryRun;
import dev.chartwright.action.ManifestFolder;
import dev.chartwright.action.ManifestSelection;
import dev.chartwright.action.Surroundings;
import dev.chartwright.action.Template;
import dev.chartwright.action.TemplateException;
import dev.chartwright.action.TemplateRequest;
import dev.chartwright.action.TemplateResult;
import dev.chartwright.action.TemplateServer;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringArrayValue;
import dev.chartwright.cli.cobra.StringSliceValue;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.strings.Strings;
import java.util.ArrayList;
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
  private final ResultFormat format = new ResultFormat();
  private final BoolValue explainErrors = BoolValue.off();
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
    if (context.program().extras()) {
      format.addTo(f, context);
      f.exclude("output", "output-dir");
      f.add(
          explainErrors,
          "explain-errors",
          "show the lines of a template that fails, and which values are missing there");
    }
    f.exclude("validate", "dry-run");
  }

  @Override
  public void run(Command command, List<String> args) {
    KubeVersion version = KubeVersionFlag.parse(kubeVersion.get());
    DryRun strategy = dryRun.strategy(context.log());
    install.logVersion();
    install.checkArguments(args, false);
    TemplateRequest request =
        install
            .request(args)
            .kubeVersion(version)
            .apiVersions(apiVersions.get())
            .upgrade(isUpgrade.get())
            .postRendering(postRenderer.rendering())
            .explainErrors(explainErrors.get())
            .build();
    try {
      boolean asksServer = validate.get() || strategy == DryRun.SERVER;
      show(asksServer ? renderForServer(request) : render(request, null));
    } catch (TemplateException e) {
      if (context.settings().debug()) {
        show(e.manifest(), e.hooks(), e.releaseName(), e);
      }
      RuntimeException shown = explained(e);
      throw e.explanation().isEmpty()
          ? shown
          : CommandException.of(shown.getMessage() + "\n\n" + e.explanation().stripTrailing());
    }
  }

  private TemplateResult renderForServer(TemplateRequest request) {
    try (Cluster cluster = Clusters.open(context)) {
      return render(
          request, install.server(cluster, includeCrds.get(), !outputDir.get().isEmpty()));
    }
  }

  private TemplateResult render(TemplateRequest request, @Nullable TemplateServer server) {
    return Template.of(ActionSettings.of(context), new Surroundings(context.clock(), context.in()))
        .run(request, Registries.eventsOnError(context), new DependencyLines(context), server);
  }

  private void show(TemplateResult made) {
    if (format.json()) {
      context
          .out()
          .println(
              TemplateJson.of(
                  made.documents(includeCrds.get(), !install.noHooks(), !skipTests.get()),
                  showOnly.get()));
      return;
    }
    RenderedChart chart = made.chart();
    if (outputDir.get().isEmpty()) {
      show(chart.manifestText(includeCrds.get(), false), chart.hooks(), "", null);
      return;
    }
    PathException failure = null;
    try {
      folder(made.releaseName()).writeManifests(chart, includeCrds.get());
    } catch (PathException e) {
      failure = e;
      if (!context.settings().debug()) {
        throw explained(e);
      }
    }
    show("", chart.hooks(), made.releaseName(), failure);
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Shows manifests and hooks, the hooks in files if there is a folder for them.
   *
   * @param failure why they are not what they should be, if they are not
   */
  private void show(
      String manifest, List<Hook> allHooks, String release, @Nullable RuntimeException failure) {
    List<Hook> hooks = wanted(allHooks);
    StringBuilder text = new StringBuilder(Strings.trimSpace(manifest)).append('\n');
    if (!outputDir.get().isEmpty()) {
      folder(release).writeHooks(hooks);
      hooks = List.of();
    }
    for (Hook hook : hooks) {
      text.append("---\n# Source: ")
          .append(hook.path())
          .append('\n')
          .append(hook.manifest())
          .append('\n');
    }
    print(text.toString(), failure);
  }

  private ManifestFolder folder(String release) {
    return ManifestFolder.of(
        outputDir.get(),
        releaseName.get() ? release : "",
        path -> context.out().println("wrote " + path));
  }

  /** The hooks that are to be shown. */
  private List<Hook> wanted(List<Hook> all) {
    if (install.noHooks()) {
      return List.of();
    }
    if (!skipTests.get()) {
      return all;
    }
    List<Hook> shown = new ArrayList<>(all.size());
    for (Hook hook : all) {
      if (!hook.runsAt(HookEvent.TEST)) {
        shown.add(hook);
      }
    }
    return shown;
  }

  /**
   * Prints the documents, or those that {@code --show-only} names.
   *
   * @param failure why the documents are not what they should be, if they are not
   */
  private void print(String documents, @Nullable RuntimeException failure) {
    if (showOnly.get().isEmpty()) {
      context.out().print(documents);
      return;
    }
    List<String> shown;
    try {
      shown = ManifestSelection.select(documents, showOnly.get());
    } catch (ActionException e) {
      throw failure == null ? e : failure;
    }
    for (String document : shown) {
      context.out().print("---\n").print(document).print("\n");
    }
  }

  /** With a hint, unless what was rendered has been shown. */
  private RuntimeException explained(RuntimeException failure) {
    return context.settings().debug()
        ? failure
        : CommandException.of(
            failure.getMessage() + "\n\nUse --debug flag to render out invalid YAML");
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return install.complete(args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return flag.name().equals("version")
        ? install.completeVersion(args)
        : ResultFormat.complete(flag);
  }
}
