package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ReleaseMetadata;
import dev.chartwright.chart.Dependency;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code get metadata}: shows the metadata of a release. */
final class GetMetadataCommand implements CommandBody {
  private final CommandContext context;
  private final IntValue revision = IntValue.of(0);
  private final OutputValue output = OutputValue.table();

  GetMetadataCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(revision, "revision", "specify release revision");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    ReleaseMetadata metadata;
    try (Cluster cluster = ReleaseAccess.open(context)) {
      metadata = ReleaseMetadata.read(cluster, args.get(0), revision.get());
    }
    if (output.isTable()) {
      print(metadata);
    } else {
      output.print(json(metadata), context.out());
    }
  }

  private static JsonObject json(ReleaseMetadata metadata) {
    List<JsonObject> dependencies = new ArrayList<>();
    for (Dependency each : metadata.dependencies()) {
      dependencies.add(each.toJsonObject());
    }
    return JsonObject.create()
        .put("name", metadata.name())
        .put("chart", metadata.chart())
        .put("version", metadata.version())
        .put("appVersion", metadata.appVersion())
        .putNonEmpty("annotations", metadata.annotations())
        .putNonEmpty("labels", metadata.labels())
        .putNonEmpty("dependencies", dependencies)
        .put("namespace", metadata.namespace())
        .put("revision", metadata.revision())
        .put("status", metadata.status())
        .put("deployedAt", metadata.deployedAt().format(Layout.RFC3339))
        .putNonEmpty("applyMethod", metadata.applyMethod());
  }

  private void print(ReleaseMetadata metadata) {
    List<String> names = new ArrayList<>();
    for (Dependency each : metadata.dependencies()) {
      names.add(each.name());
    }
    names.sort(GoString::compare);
    line("NAME: ", metadata.name());
    line("CHART: ", metadata.chart());
    line("VERSION: ", metadata.version());
    line("APP_VERSION: ", metadata.appVersion());
    line("ANNOTATIONS: ", pairs(metadata.annotations()));
    line("LABELS: ", pairs(metadata.labels()));
    line("DEPENDENCIES: ", String.join(",", names));
    line("NAMESPACE: ", metadata.namespace());
    line("REVISION: ", Integer.toString(metadata.revision()));
    line("STATUS: ", metadata.status());
    line("DEPLOYED_AT: ", metadata.deployedAt().format(Layout.RFC3339));
    line("APPLY_METHOD: ", applyMethod(metadata.applyMethod()));
  }

  private void line(String label, String value) {
    context.out().print(label).println(value);
  }

  private static String pairs(Map<String, String> map) {
    StringBuilder pairs = new StringBuilder();
    for (Map.Entry<String, String> each : map.entrySet()) {
      pairs.append(pairs.length() == 0 ? "" : ",");
      pairs.append(each.getKey()).append('=').append(each.getValue());
    }
    return pairs.toString();
  }

  private static String applyMethod(String word) {
    return switch (word) {
      case "" -> "client-side apply (defaulted)";
      case "csa" -> "client-side apply";
      case "ssa" -> "server-side apply";
      default -> "unknown (" + Quote.quote(word) + ")";
    };
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.onlyRelease(context, args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ReleaseCompletion.revisionsOrOutput(context, flag, args);
  }
}
