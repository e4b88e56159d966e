package dev.chartwright.cli.output;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.repo.migration.Dependants;
import dev.chartwright.repo.migration.MigrationEntry;
import dev.chartwright.repo.migration.MigrationEvents;
import dev.chartwright.repo.migration.MigrationOutcome;
import dev.chartwright.repo.migration.MigrationReport;
import dev.chartwright.repo.migration.MigrationStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a migration as it goes: a line for each version and a sum, or one JSON object; on a
 * terminal a bar below that tells how far it is.
 *
 * <pre>{@code
 * web 1.1.0: sent, registry.example.com/charts/web:1.1.0@sha256:…
 * web 1.0.0: present
 * old 0.1.0: failed: source: failed to fetch https://charts.example.com/old-0.1.0.tgz : 404 Not Found
 * 3 versions: 1 sent, 1 present, 1 failed
 * }</pre>
 */
public final class MigrationLines implements MigrationEvents {
  private static final int BAR = 30;

  private final ByteSink out;
  private final ByteSink terminal;
  private final boolean json;
  private final boolean bar;
  private long planned;
  private long moved;
  private String shown = "";
  private boolean begun;

  private MigrationLines(ByteSink out, ByteSink terminal, boolean json, boolean bar) {
    this.out = out;
    this.terminal = terminal;
    this.json = json;
    this.bar = bar;
  }

  /** Lines of text, and a bar if {@code terminal} is one. */
  public static MigrationLines text(ByteSink out, ByteSink terminal, boolean isTerminal) {
    return new MigrationLines(out, terminal, false, isTerminal);
  }

  /** One JSON object. */
  public static MigrationLines json(ByteSink out) {
    return new MigrationLines(out, out, true, false);
  }

  @Override
  public synchronized void planned(long versions) {
    planned = versions;
  }

  @Override
  public synchronized void moved(MigrationEntry entry) {
    moved++;
    if (!bar) {
      return;
    }
    long total = Math.max(planned, moved);
    int full = (int) (moved * BAR / total);
    draw(
        "["
            + "#".repeat(full)
            + ".".repeat(BAR - full)
            + "] "
            + moved
            + (planned == 0 ? "  " : "/" + total + "  ")
            + entry.chart()
            + " "
            + entry.version());
  }

  private void draw(String text) {
    if (!text.equals(shown)) {
      terminal.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
      shown = text;
    }
  }

  /** Removes the bar. */
  public synchronized void wipe() {
    if (!shown.isEmpty()) {
      terminal.print("\r" + " ".repeat(shown.length()) + "\r");
      shown = "";
    }
  }

  @Override
  public synchronized void finished(MigrationOutcome outcome) {
    if (json) {
      out.print(begun ? "," : "{\"versions\":[").print(Json.marshal(object(outcome)));
      begun = true;
      return;
    }
    wipe();
    // Whoever looks on, or kills us, shall know what is done.
    out.println(line(outcome)).flush();
  }

  private static String line(MigrationOutcome outcome) {
    MigrationEntry entry = outcome.entry();
    StringBuilder line = new StringBuilder(entry.chart());
    if (!entry.version().isEmpty()) {
      line.append(' ').append(entry.version());
    }
    line.append(": ").append(outcome.status().word());
    if (!outcome.reason().isEmpty()) {
      line.append(": ").append(outcome.reason());
    } else if (!outcome.digest().isEmpty()) {
      line.append(", ").append(outcome.target()).append('@').append(outcome.digest());
    }
    if (outcome.provenance()) {
      line.append(", with provenance");
    }
    for (String note : outcome.notes()) {
      line.append("\n  note: ").append(note);
    }
    return line.toString();
  }

  private static JsonObject object(MigrationOutcome outcome) {
    MigrationEntry entry = outcome.entry();
    return JsonObject.create()
        .put("chart", entry.chart())
        .put("version", entry.version())
        .put("status", outcome.status().word())
        .putNonEmpty("target", outcome.target())
        .putNonEmpty("digest", outcome.digest())
        .putNonEmpty("bytes", outcome.bytes())
        .putNonEmpty("provenance", outcome.provenance())
        .putNonEmpty("created", entry.created())
        .putNonEmpty("deprecated", entry.deprecated())
        .putNonEmpty("reason", outcome.reason())
        .putNonEmpty("notes", outcome.notes());
  }

  /** Prints the sum, and what became of dependants. */
  public synchronized void end(MigrationReport report, List<Dependants.Rewritten> rewritten) {
    if (json) {
      JsonObject counts = JsonObject.create();
      for (MigrationStatus status : MigrationStatus.values()) {
        counts.putNonEmpty(status.word(), report.count(status));
      }
      out.print(begun ? "]" : "{\"versions\":[]")
          .print(",\"total\":" + report.total())
          .print(",\"counts\":" + Json.marshal(counts))
          .print(",\"bytes\":" + report.bytes());
      if (!report.stopped().isEmpty()) {
        out.print(",\"stopped\":" + Json.quote(report.stopped()));
      }
      if (!rewritten.isEmpty()) {
        out.print(",\"rewritten\":" + Json.marshal(objects(rewritten)));
      }
      out.println("}");
      return;
    }
    wipe();
    StringBuilder sum = new StringBuilder();
    sum.append(report.total()).append(report.total() == 1 ? " version" : " versions");
    String separator = ": ";
    for (MigrationStatus status : MigrationStatus.values()) {
      if (report.count(status) > 0) {
        sum.append(separator).append(report.count(status)).append(' ').append(status.word());
        separator = ", ";
      }
    }
    if (!report.stopped().isEmpty()) {
      sum.append(" (").append(report.stopped()).append(')');
    }
    out.println(sum.toString());
    rewritten.forEach(this::print);
  }

  private void print(Dependants.Rewritten each) {
    out.print(each.diff());
    for (String left : each.left()) {
      out.println(each.file() + ": left as it is: " + left);
    }
    if (!each.outdatedLock().isEmpty()) {
      out.println(
          each.outdatedLock()
              + " is out of date: run 'chartwright dependency update "
              + folder(each.file())
              + "'");
    }
  }

  private static String folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? "." : folder.toString();
  }

  private static List<JsonObject> objects(List<Dependants.Rewritten> rewritten) {
    List<JsonObject> objects = new ArrayList<>();
    for (Dependants.Rewritten each : rewritten) {
      objects.add(
          JsonObject.create()
              .put("file", each.file().toString())
              .put("changed", each.changed())
              .putNonEmpty("left", each.left())
              .putNonEmpty("outdatedLock", each.outdatedLock()));
    }
    return objects;
  }
}
