package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.Drift;
import dev.chartwright.action.Drift.ReleaseDrift;
import dev.chartwright.action.ListReleases;
import dev.chartwright.action.ListRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.output.ObjectChangeLines;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code drift}: shows where objects are not as their releases say. Helm has no such. */
final class DriftCommand implements CommandBody {
  private static final String LONG =
      """

      Compare live objects with the manifests of releases: of those that are named, or of all
      that are deployed. Only fields that a manifest names count. Objects that are gone are
      told, too. Values of Secrets are told to be changed, and never shown.
      """;

  private final CommandContext context;
  private final BoolValue allNamespaces = BoolValue.off();
  private final DiffFlags flags = new DiffFlags();
  private final OutputValue output = OutputValue.table();

  DriftCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG);
    FlagSet f = command.flags();
    f.add(allNamespaces, "all-namespaces", 'A', "look at releases across all namespaces");
    flags.addTo(f);
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    if (allNamespaces.get() && !args.isEmpty()) {
      throw CommandException.of("--all-namespaces goes without names of releases");
    }
    List<ReleaseDrift> drifts = args.isEmpty() ? all() : named(args);
    boolean different = false;
    List<JsonObject> rows = new ArrayList<>(drifts.size());
    for (ReleaseDrift each : drifts) {
      different |= each.differs();
      Release release = each.release();
      if (output.isTable()) {
        context
            .out()
            .println(
                "# release "
                    + release.namespace()
                    + "/"
                    + release.name()
                    + " revision "
                    + release.version());
        context.out().print(ObjectChangeLines.diff(each.objects(), "manifest", "live"));
      } else {
        rows.add(
            JsonObject.create()
                .put("name", release.name())
                .put("namespace", release.namespace())
                .put("revision", release.version())
                .put("drifted", each.differs())
                .put("objects", DiffFlags.json(each.objects())));
      }
    }
    if (!output.isTable()) {
      output.print(rows, context.out());
    }
    if (different) {
      flags.endDifferent();
    }
  }

  private List<ReleaseDrift> named(List<String> names) {
    List<ReleaseDrift> drifts = new ArrayList<>();
    try (Cluster cluster = Clusters.open(context)) {
      for (String name : names) {
        drifts.add(Drift.of(cluster, flags.context()).run(name));
      }
    }
    return drifts;
  }

  private List<ReleaseDrift> all() {
    ListRequest deployed =
        new ListRequest("", "", EnumSet.of(ReleaseStatus.DEPLOYED), false, false, 0, 0);
    List<Release> releases;
    try (Cluster cluster =
        allNamespaces.get() ? ReleaseAccess.openAll(context) : Clusters.open(context)) {
      releases = ListReleases.of(cluster).run(deployed);
    }
    List<ReleaseDrift> drifts = new ArrayList<>();
    for (Release each : releases) {
      // Objects that name no namespace are in that of their release.
      try (Cluster cluster =
          Clusters.open(context, Clusters.settings(context).withNamespace(each.namespace()))) {
        drifts.add(Drift.of(cluster, flags.context()).run(each));
      }
    }
    return drifts;
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ReleaseCompletion.releases(context, toComplete, args);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
