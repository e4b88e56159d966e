package dev.chartwright.cli.cmd;

import dev.chartwright.action.ChartSource;
import dev.chartwright.action.DryRun;
import dev.chartwright.action.ReleaseChange;
import dev.chartwright.action.TemplateRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringToStringValue;
import dev.chartwright.cli.cobra.StringValue;

/**
 * The flags that say how a chart becomes a revision of a release: what {@code install}, {@code
 * template} and {@code upgrade} have in common. The values that the commands see are declared by
 * them, in words of their own.
 */
final class ChangeFlags {
  final BoolValue createNamespace = BoolValue.off();
  final BoolValue noHooks = BoolValue.off();
  final BoolValue disableOpenapiValidation = BoolValue.off();
  final BoolValue rollbackOnFailure = BoolValue.off();
  final BoolValue skipCrds = BoolValue.off();
  final BoolValue renderSubchartNotes = BoolValue.off();
  final StringToStringValue labels = StringToStringValue.empty();
  final BoolValue hideNotes = BoolValue.off();
  final BoolValue takeOwnership = BoolValue.off();

  private final CommandContext context;
  private final ChartPathFlags chart;
  private final ApplyFlags apply;
  private final ValueFlags values = new ValueFlags();
  private final StringValue description = StringValue.empty();
  private final BoolValue devel = BoolValue.off();
  private final BoolValue dependencyUpdate = BoolValue.off();
  private final BoolValue skipSchemaValidation = BoolValue.off();
  private final BoolValue enableDns = BoolValue.off();

  ChangeFlags(CommandContext context) {
    this.context = context;
    this.chart = new ChartPathFlags(context);
    this.apply = new ApplyFlags(context);
  }

  /** Declares the flags that have the same words everywhere. */
  void addTo(FlagSet f) {
    chart.addTo(f);
    values.addTo(f);
    apply.addTo(f);
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
    f.add(rollbackOnFailure, "atomic", "deprecated").deprecate("use --rollback-on-failure instead");
    f.add(
        skipSchemaValidation, "skip-schema-validation", "if set, disables JSON schema validation");
    f.add(enableDns, "enable-dns", "enable DNS lookups when rendering templates");
  }

  /** The version or range of versions of the chart; empty for the latest. */
  String version() {
    return chart.version();
  }

  /** Whether {@code --devel} changes which version is taken. */
  boolean takesDevelopment() {
    return chart.version().isEmpty() && devel.get();
  }

  /** {@code --dependency-update}. */
  boolean dependencyUpdate() {
    return dependencyUpdate.get();
  }

  /** Where the chart comes from. */
  ChartSource source(String reference) {
    return chart.source(reference, devel.get());
  }

  /** What is rendered, of a release without a name. */
  TemplateRequest.Builder rendering(ChartSource source) {
    return TemplateRequest.builder(source)
        .dependencyUpdate(dependencyUpdate.get())
        .namespace(context.settings().namespace())
        .values(values.options())
        .skipSchemaValidation(skipSchemaValidation.get())
        .subchartNotes(renderSubchartNotes.get())
        .enableDns(enableDns.get())
        .labels(labels.get());
  }

  /** How it is brought into a cluster. */
  ReleaseChange change(DryRun dryRun, boolean hideSecrets, boolean recordOrigin) {
    return ReleaseChange.builder()
        .hooks(!noHooks.get())
        .wait(apply.strategy())
        .waitForJobs(apply.waitForJobs())
        .timeout(apply.timeout())
        .dryRun(dryRun)
        .hideSecrets(hideSecrets)
        .openApiValidation(!disableOpenapiValidation.get())
        .takeOwnership(takeOwnership.get())
        .forceConflicts(apply.forceConflicts())
        .forceReplace(apply.forceReplace())
        .rollbackOnFailure(rollbackOnFailure.get())
        .description(description.get())
        .recordOrigin(recordOrigin)
        .build();
  }
}
