package dev.chartwright.cli.output;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.kube.wait.WaitEvent;
import dev.chartwright.kube.wait.WaitListener;
import dev.chartwright.kube.wait.WaitReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands on the reports of a command's waits: as text, or as JSON. What is handed on each time holds
 * all reports so far, for a file that is replaced; or only what is new, for a stream.
 */
public final class WaitReportSink implements WaitListener {
  private final Consumer<String> to;
  private final boolean json;
  private final boolean whole;
  private final boolean failuresOnly;
  private final boolean changes;
  private final List<Object> reports = new ArrayList<>();
  private final StringBuilder texts = new StringBuilder();

  private WaitReportSink(
      Consumer<String> to, boolean json, boolean whole, boolean failuresOnly, boolean changes) {
    this.to = to;
    this.json = json;
    this.whole = whole;
    this.failuresOnly = failuresOnly;
    this.changes = changes;
  }

  /** Everything so far each time: text, or an object whose {@code waits} are the reports. */
  public static WaitReportSink file(Consumer<String> to, boolean json) {
    return new WaitReportSink(to, json, true, false, false);
  }

  /**
   * Each report as it comes: text, or one object a line.
   *
   * @param changes whether each change of an object is told, too, in text
   */
  public static WaitReportSink stream(Consumer<String> to, boolean json, boolean changes) {
    return new WaitReportSink(to, json, false, false, changes && !json);
  }

  /** The reports of waits that fail, as text. */
  public static WaitReportSink failures(Consumer<String> to) {
    return new WaitReportSink(to, false, false, true, false);
  }

  @Override
  public void changed(WaitEvent event) {
    if (changes) {
      to.accept(WaitReportText.of(event) + "\n");
    }
  }

  @Override
  public void ended(WaitReport report) {
    if (failuresOnly && report.outcome() == WaitReport.Outcome.DONE) {
      return;
    }
    if (!json) {
      String text = WaitReportText.of(report);
      texts.append(text);
      to.accept(whole ? texts.toString() : text);
    } else if (whole) {
      reports.add(WaitReportJson.of(report));
      JsonObject all = JsonObject.create().put("waits", new ArrayList<>(reports));
      to.accept(Json.marshalIndent(all, "", "  ") + "\n");
    } else {
      to.accept(Json.marshal(WaitReportJson.of(report)) + "\n");
    }
  }
}
