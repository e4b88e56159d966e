package dev.chartwright.cli.cmd;

import dev.chartwright.action.DiffOptions;
import dev.chartwright.action.ObjectChange;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.ExitException;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.output.ObjectChangeLines;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What {@code diff}, its subcommands and {@code drift} have in common. */
final class DiffFlags {
  private static final int DIFFERENT = 2;
  private static final int MAX_CONTEXT = 1_000_000;

  private final BoolValue detailedExitCode = BoolValue.off();
  private final IntValue around = IntValue.of(3);
  private final BoolValue server = BoolValue.off();

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(
        detailedExitCode,
        "detailed-exitcode",
        "end with exit code 2 if there is a difference, with 0 if there is none");
    f.add(around, "context", "number of equal lines to show around changes");
  }

  /** Declares the flag for those that can ask the server. */
  void addServerTo(FlagSet f) {
    f.add(
        server,
        "server",
        "let the API server say what objects come to, with a server-side apply that changes"
            + " nothing, instead of comparing old manifest, live object and new manifest");
  }

  /**
   * What the flags say.
   *
   * @param crds whether definitions of the chart are looked at
   */
  DiffOptions options(boolean crds) {
    return new DiffOptions(server.get(), context(), crds);
  }

  int context() {
    return (int) Math.max(0, Math.min(around.get(), MAX_CONTEXT));
  }

  /**
   * Prints changes and ends with the code for them.
   *
   * @param before what the first state is called
   * @param after what the second state is called
   */
  void print(
      List<ObjectChange> changes,
      String before,
      String after,
      OutputValue output,
      CommandContext context) {
    if (output.isTable()) {
      context.out().print(ObjectChangeLines.diff(changes, before, after));
    } else {
      output.print(json(changes), context.out());
    }
    for (ObjectChange each : changes) {
      if (each.differs()) {
        endDifferent();
        return;
      }
    }
  }

  /** Ends with exit code 2 if that was asked for. */
  void endDifferent() {
    if (detailedExitCode.get()) {
      throw new ExitException(DIFFERENT);
    }
  }

  static List<JsonObject> json(List<ObjectChange> changes) {
    List<JsonObject> rows = new ArrayList<>(changes.size());
    for (ObjectChange each : changes) {
      rows.add(
          JsonObject.create()
              .putNonEmpty("part", each.part().word())
              .put("apiVersion", each.apiVersion())
              .put("kind", each.kind())
              .putNonEmpty("namespace", each.namespace())
              .put("name", each.name())
              .put("outcome", each.outcome().word())
              .putNonEmpty("diff", each.diff()));
    }
    return rows;
  }
}
