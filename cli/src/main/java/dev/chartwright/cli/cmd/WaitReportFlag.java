package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.Terminal;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.cli.output.WaitReportSink;
import dev.chartwright.cli.output.WaitTable;
import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.kube.wait.WaitListener;
import java.nio.charset.StandardCharsets;

/**
 * {@code --wait-report}, which Helm lacks: how waiting goes and what holds it up, to a file or,
 * with {@code -}, to standard error. JSON if the file's name ends in {@code .json} or the command
 * prints JSON, text otherwise.
 *
 * <p>On a terminal a table shows what is waited for, with and without the flag, and a failed wait
 * is explained. Under the name {@code helm} there is neither.
 */
final class WaitReportFlag {
  private static final String STREAM = "-";
  private static final int WIDTH = 80;

  private final CommandContext context;
  private final StringValue destination = StringValue.empty();

  WaitReportFlag(CommandContext context) {
    this.context = context;
  }

  /** Declares the flag, unless we are Helm. */
  void addTo(FlagSet f) {
    if (context.program().extras()) {
      f.add(
          destination,
          "wait-report",
          "write what was waited for and what held it up to a file (JSON if it ends in .json), "
              + "or to standard error if -");
    }
  }

  /**
   * Opens the cluster; how its waits go is told as the flag says.
   *
   * @param json whether the command prints its own result as JSON
   */
  Cluster open(boolean json) {
    return Clusters.open(context, listener(json));
  }

  /** Who hears how waits go. */
  WaitListener listener(boolean json) {
    String to = destination.get();
    boolean terminal =
        !context.env().getOrDefault("TERM", "").equals("dumb")
            && Terminal.isTerminal(context.env(), 2);
    if (!context.program().extras() || (to.isEmpty() && !terminal)) {
      return WaitListener.none();
    }
    WaitListener reports;
    if (to.isEmpty()) {
      reports = WaitReportSink.failures(this::print);
    } else if (to.equals(STREAM)) {
      reports = WaitReportSink.stream(this::print, json, !terminal);
    } else {
      reports = WaitReportSink.file(text -> write(to, text), json || to.endsWith(".json"));
    }
    return terminal ? WaitTable.on(context.err(), width()).and(reports) : reports;
  }

  private int width() {
    String columns = context.env().getOrDefault("COLUMNS", "");
    try {
      return columns.isEmpty() ? WIDTH : Math.max(WIDTH / 2, Integer.parseInt(columns));
    } catch (NumberFormatException e) {
      return WIDTH;
    }
  }

  private void print(String text) {
    ByteSink err = context.err();
    err.print(text);
    err.flush();
  }

  /** A report that cannot be written is no reason to fail a release. */
  private void write(String file, String text) {
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8), "rw-------");
    } catch (PathException e) {
      context
          .log()
          .warn(
              "the wait report was not written",
              "file",
              file,
              "error",
              String.valueOf(e.getMessage()));
    }
  }
}
