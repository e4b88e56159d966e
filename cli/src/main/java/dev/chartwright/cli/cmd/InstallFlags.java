package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.DryRun;
import dev.chartwright.action.InstallRequest;
import dev.chartwright.action.ReleaseChange;
import dev.chartwright.action.TemplateRequest;
import dev.chartwright.action.TemplateServer;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringToStringValue;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.engine.PostRendering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flags that {@code install} and {@code template} share. */
final class InstallFlags {
  private static final String NO_EFFECT =
      "this flag has no effect for 'helm template' and will be removed in Helm 5";

  private final CommandContext context;
  private final BoolValue createNamespace = BoolValue.off();
  private final BoolValue forceReplace = BoolValue.off();
  private final BoolValue forceConflicts = BoolValue.off();
  private final BoolValue serverSide = BoolValue.of(true);
  private final BoolValue noHooks = BoolValue.off();
  private final BoolValue replace = BoolValue.off();
  private final DurationValue timeout = DurationValue.ofSeconds(300);
  private final BoolValue waitForJobs = BoolValue.off();
  private final BoolValue generateName = BoolValue.off();
  private final StringValue nameTemplate = StringValue.empty();
  private final StringValue description = StringValue.empty();
  private final BoolValue devel = BoolValue.off();
  private final BoolValue dependencyUpdate = BoolValue.off();
  private final BoolValue disableOpenapiValidation = BoolValue.off();
  private final BoolValue rollbackOnFailure = BoolValue.off();
  private final BoolValue skipCrds = BoolValue.off();
  private final BoolValue renderSubchartNotes = BoolValue.off();
  private final BoolValue skipSchemaValidation = BoolValue.off();
  private final StringToStringValue labels = StringToStringValue.empty();
  private final BoolValue enableDns = BoolValue.off();
  private final BoolValue hideNotes = BoolValue.off();
  private final BoolValue takeOwnership = BoolValue.off();
  private final ValueFlags values = new ValueFlags();
  private final ChartPathFlags chart;
  private final WaitValue wait;

  InstallFlags(CommandContext context) {
    this.context = context;
    chart = new ChartPathFlags(context);
    wait = new WaitValue(context.log());
  }

  /** Declares the flags; {@code template} takes those about notes, but they mean nothing to it. */
  void addTo(FlagSet f, boolean template) {
    f.add(createNamespace, "create-namespace", "create the release namespace if not present");
    f.add(forceReplace, "force-replace", "force resource updates by replacement");
    f.add(forceReplace, "force", "deprecated").deprecate("use --force-replace instead");
    f.add(
        forceConflicts,
        "force-conflicts",
        "if set server-side apply will force changes against conflicts");
    f.add(serverSide, "server-side", "object updates run in the server instead of the client");
    f.add(noHooks, "no-hooks", "prevent hooks from running during install");
    f.add(
        replace,
        "replace",
        "reuse the given name, only if that name is a deleted release which remains "
            + "in the history. This is unsafe in production");
    f.add(
        timeout,
        "timeout",
        "time to wait for any individual Kubernetes operation (like Jobs for hooks)");
    f.add(
        waitForJobs,
        "wait-for-jobs",
        "if set and --wait enabled, will wait until all Jobs have been completed "
            + "before marking the release as successful. It will wait for as long as "
            + "--timeout");
    f.add(generateName, "generate-name", 'g', "generate the name (and omit the NAME parameter)");
    f.add(nameTemplate, "name-template", "specify template used to name the release");
    f.add(description, "description", "add a custom description");
    f.add(
        devel,
        "devel",
        "use development versions, too. Equivalent to version '>0.0.0-0'. If "
            + "--version is set, this is ignored");
    f.add(
        dependencyUpdate,
        "dependency-update",
        "update dependencies if they are missing before installing the chart");
    f.add(
        disableOpenapiValidation,
        "disable-openapi-validation",
        "if set, the installation process will not validate rendered templates "
            + "against the Kubernetes OpenAPI Schema");
    f.add(
        rollbackOnFailure,
        "rollback-on-failure",
        "if set, Helm will rollback (uninstall) the installation upon failure. The "
            + "--wait flag will be default to \"watcher\" if --rollback-on-failure is set");
    f.add(rollbackOnFailure, "atomic", "deprecated").deprecate("use --rollback-on-failure instead");
    f.add(
        skipCrds,
        "skip-crds",
        "if set, no CRDs will be installed. By default, CRDs are installed if not "
            + "already present");
    Flag subchartNotes =
        f.add(
            renderSubchartNotes,
            "render-subchart-notes",
            "if set, render subchart notes along with the parent");
    f.add(
        skipSchemaValidation, "skip-schema-validation", "if set, disables JSON schema validation");
    f.add(
        labels,
        "labels",
        'l',
        "Labels that would be added to release metadata. Should be divided by comma.");
    f.add(enableDns, "enable-dns", "enable DNS lookups when rendering templates");
    Flag notes =
        f.add(
            hideNotes,
            "hide-notes",
            "if set, do not show notes in install output. Does not affect presence in "
                + "chart metadata");
    f.add(
        takeOwnership,
        "take-ownership",
        "if set, install will ignore the check for helm annotations and take "
            + "ownership of the existing resources");
    if (template) {
      notes.deprecate(NO_EFFECT);
      subchartNotes.deprecate(NO_EFFECT);
    }
    values.addTo(f);
    chart.addTo(f);
    wait.addTo(f);
    f.exclude("force-replace", "force-conflicts");
    f.exclude("force", "force-conflicts");
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
        TemplateRequest.builder(chart.source(args.get(args.size() - 1), devel.get()))
            .dependencyUpdate(dependencyUpdate.get())
            .nameTemplate(nameTemplate.get())
            .namespace(context.settings().namespace())
            .values(values.options())
            .skipSchemaValidation(skipSchemaValidation.get())
            .subchartNotes(renderSubchartNotes.get())
            .enableDns(enableDns.get())
            .labels(labels.get());
    return args.size() > 1 ? request.releaseName(args.get(0)) : request;
  }

  /** What the flags and arguments say about a release. */
  InstallRequest installation(
      List<String> args,
      @Nullable PostRendering postRendering,
      DryRun dryRun,
      boolean hideSecrets,
      boolean recordOrigin) {
    ReleaseChange change =
        ReleaseChange.builder()
            .hooks(!noHooks.get())
            .wait(wait.strategy())
            .waitForJobs(waitForJobs.get())
            .timeout(timeout.get())
            .dryRun(dryRun)
            .hideSecrets(hideSecrets)
            .openApiValidation(!disableOpenapiValidation.get())
            .takeOwnership(takeOwnership.get())
            .forceConflicts(forceConflicts.get())
            .forceReplace(forceReplace.get())
            .rollbackOnFailure(rollbackOnFailure.get())
            .description(description.get())
            .recordOrigin(recordOrigin)
            .build();
    return InstallRequest.of(request(args).postRendering(postRendering).build())
        .withChange(change)
        .withGeneratedName(args.size() < 2 && generateName.get())
        .withServerSide(serverSide.get())
        .withCreateNamespace(createNamespace.get())
        .withReplace(replace.get())
        .withSkipCrds(skipCrds.get());
  }

  /** Fails if the TLS flags name files that will not do. */
  void checkConnection(List<String> args) {
    chart.source(args.get(args.size() - 1), false).connection().check(ActionSettings.of(context));
  }

  /** What {@code template} asks of a cluster. */
  TemplateServer server(Cluster cluster, boolean includeCrds, boolean toFiles) {
    return new TemplateServer(
        cluster,
        !disableOpenapiValidation.get(),
        takeOwnership.get(),
        skipCrds.get(),
        includeCrds,
        toFiles);
  }

  /** {@code --hide-notes}. */
  boolean hideNotes() {
    return hideNotes.get();
  }

  /** Logs which version of the chart was asked for. */
  void logVersion() {
    context.log().debug("Original chart version", "version", chart.version());
    if (chart.version().isEmpty() && devel.get()) {
      context.log().debug("setting version to >0.0.0-0");
    }
  }

  /** {@code --no-hooks}. */
  boolean noHooks() {
    return noHooks.get();
  }

  /** {@code --dependency-update}. */
  boolean dependencyUpdate() {
    return dependencyUpdate.get();
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
