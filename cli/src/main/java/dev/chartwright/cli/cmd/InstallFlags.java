package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.DryRun;
import dev.chartwright.action.InstallRequest;
import dev.chartwright.action.TemplateRequest;
import dev.chartwright.action.TemplateServer;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.engine.PostRendering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flags that {@code install} and {@code template} share. */
final class InstallFlags {
  private static final String NO_EFFECT =
      "this flag has no effect for 'helm template' and will be removed in Helm 5";

  private final CommandContext context;
  private final BoolValue serverSide = BoolValue.of(true);
  private final BoolValue replace = BoolValue.off();
  private final BoolValue generateName = BoolValue.off();
  private final StringValue nameTemplate = StringValue.empty();
  private final ChangeFlags change;

  InstallFlags(CommandContext context) {
    this.context = context;
    change = new ChangeFlags(context);
  }

  /** Declares the flags; {@code template} takes those about notes, but they mean nothing to it. */
  void addTo(FlagSet f, boolean template) {
    f.add(
        change.createNamespace, "create-namespace", "create the release namespace if not present");
    f.add(serverSide, "server-side", "object updates run in the server instead of the client");
    f.add(change.noHooks, "no-hooks", "prevent hooks from running during install");
    f.add(
        replace,
        "replace",
        "reuse the given name, only if that name is a deleted release which remains "
            + "in the history. This is unsafe in production");
    f.add(generateName, "generate-name", 'g', "generate the name (and omit the NAME parameter)");
    f.add(nameTemplate, "name-template", "specify template used to name the release");
    f.add(
        change.disableOpenapiValidation,
        "disable-openapi-validation",
        "if set, the installation process will not validate rendered templates "
            + "against the Kubernetes OpenAPI Schema");
    f.add(
        change.rollbackOnFailure,
        "rollback-on-failure",
        "if set, Helm will rollback (uninstall) the installation upon failure. The "
            + "--wait flag will be default to \"watcher\" if --rollback-on-failure is set");
    f.add(
        change.skipCrds,
        "skip-crds",
        "if set, no CRDs will be installed. By default, CRDs are installed if not "
            + "already present");
    Flag subchartNotes =
        f.add(
            change.renderSubchartNotes,
            "render-subchart-notes",
            "if set, render subchart notes along with the parent");
    f.add(
        change.labels,
        "labels",
        'l',
        "Labels that would be added to release metadata. Should be divided by comma.");
    Flag notes =
        f.add(
            change.hideNotes,
            "hide-notes",
            "if set, do not show notes in install output. Does not affect presence in "
                + "chart metadata");
    f.add(
        change.takeOwnership,
        "take-ownership",
        "if set, install will ignore the check for helm annotations and take "
            + "ownership of the existing resources");
    if (template) {
      notes.deprecate(NO_EFFECT);
      subchartNotes.deprecate(NO_EFFECT);
    }
    change.addTo(f);
  }

  /**
   * Checks that the arguments and the flags that name the release agree.
   *
   * @param needsName whether the release must get a name from one of them
   */
  void checkArguments(List<String> args, boolean needsName) {
    if (args.size() > 2) {
      throw CommandException.of(
          "expected at most two arguments, unexpected arguments: "
              + String.join(", ", args.subList(2, args.size())));
    }
    if (args.size() == 2 && generateName.get()) {
      throw CommandException.of("cannot set --generate-name and also specify a name");
    }
    if (args.size() == 2 && !nameTemplate.get().isEmpty()) {
      throw CommandException.of("cannot set --name-template and also specify a name");
    }
    if (args.size() < 2 && needsName && !generateName.get() && nameTemplate.get().isEmpty()) {
      throw CommandException.of("must either provide a name or specify --generate-name");
    }
  }

  /** What the flags and arguments say about rendering, the chart being the last argument. */
  TemplateRequest.Builder request(List<String> args) {
    TemplateRequest.Builder request =
        change.rendering(change.source(args.get(args.size() - 1))).nameTemplate(nameTemplate.get());
    return args.size() > 1 ? request.releaseName(args.get(0)) : request;
  }

  /** What the flags and arguments say about a release. */
  InstallRequest installation(
      List<String> args,
      @Nullable PostRendering postRendering,
      DryRun dryRun,
      boolean hideSecrets,
      boolean recordOrigin) {
    return InstallRequest.of(request(args).postRendering(postRendering).build())
        .withChange(change.change(dryRun, hideSecrets, recordOrigin))
        .withGeneratedName(args.size() < 2 && generateName.get())
        .withServerSide(serverSide.get())
        .withCreateNamespace(change.createNamespace.get())
        .withReplace(replace.get())
        .withSkipCrds(change.skipCrds.get());
  }

  /** Fails if the TLS flags name files that will not do. */
  void checkConnection(List<String> args) {
    change.source(args.get(args.size() - 1)).connection().check(ActionSettings.of(context));
  }

  /** What {@code template} asks of a cluster. */
  TemplateServer server(Cluster cluster, boolean includeCrds, boolean toFiles) {
    return new TemplateServer(
        cluster,
        !change.disableOpenapiValidation.get(),
        change.takeOwnership.get(),
        change.skipCrds.get(),
        includeCrds,
        toFiles);
  }

  /** {@code --hide-notes}. */
  boolean hideNotes() {
    return change.hideNotes.get();
  }

  /** Logs which version of the chart was asked for. */
  void logVersion() {
    context.log().debug("Original chart version", "version", change.version());
    if (change.takesDevelopment()) {
      context.log().debug("setting version to >0.0.0-0");
    }
  }

  /** {@code --no-hooks}. */
  boolean noHooks() {
    return change.noHooks.get();
  }

  /** {@code --dependency-update}. */
  boolean dependencyUpdate() {
    return change.dependencyUpdate();
  }

  /** The chart, after the release's name unless that is generated. */
  Completions complete(List<String> args, String toComplete) {
    return args.size() == chartPosition()
        ? ChartCompletion.charts(context, toComplete, true)
        : Completions.none();
  }

  /** The versions of the chart. */
  Completions completeVersion(List<String> args) {
    return ChartCompletion.versions(context, args, chartPosition() + 1);
  }

  private int chartPosition() {
    return generateName.get() ? 0 : 1;
  }
}
