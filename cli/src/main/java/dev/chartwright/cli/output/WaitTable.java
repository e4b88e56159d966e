package dev.chartwright.cli.output;

import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.wait.Readiness;
import dev.chartwright.kube.wait.WaitEvent;
import dev.chartwright.kube.wait.WaitListener;
import dev.chartwright.kube.wait.WaitReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table on a terminal that shows what is waited for, and is wiped when the wait is over:
 *
 * <pre>{@code
 * waiting for 3 objects to be ready: 2 of 3 after 12s of 5m0s
 *   Deployment/web  InProgress  Available: 0/1  11s
 * }</pre>
 *
 * <p>Waits of less than a second show nothing. What the command prints is the same with and without
 * it.
 */
public final class WaitTable implements WaitListener {
  private static final int ROWS = 10;
  private static final Duration WORTH_SHOWING = Duration.ofSeconds(1);

  private final ByteSink terminal;
  private final int width;
  private final Map<Resource, WaitEvent> known = new LinkedHashMap<>();
  private Goal goal = Goal.READY;
  private int count;
  private Duration timeout = Duration.ZERO;
  private int shown;

  private WaitTable(ByteSink terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  /**
   * A table on a sink that is a terminal.
   *
   * @param width how many columns the terminal has
   */
  public static WaitTable on(ByteSink terminal, int width) {
    return new WaitTable(terminal, width);
  }

  @Override
  public void began(Goal what, List<Resource> resources, Duration limit) {
    known.clear();
    goal = what;
    count = resources.size();
    timeout = limit;
  }

  @Override
  public void changed(WaitEvent event) {
    known.put(event.resource(), event);
    show(event.at());
  }

  @Override
  public void passed(Duration elapsed) {
    show(elapsed);
  }

  @Override
  public void ended(WaitReport report) {
    wipe();
    terminal.flush();
  }

  private void show(Duration elapsed) {
    if (elapsed.compareTo(WORTH_SHOWING) < 0) {
      return;
    }
    wipe();
    for (String line : lines(elapsed)) {
      terminal.print(cut(line) + "\n");
      shown++;
    }
    terminal.flush();
  }

  private void wipe() {
    if (shown > 0) {
      terminal.print("\u001b[" + shown + "A\u001b[J");
      shown = 0;
    }
  }

  private List<String> lines(Duration elapsed) {
    List<WaitEvent> left = new ArrayList<>();
    int kind = 0;
    int status = 0;
    for (WaitEvent each : known.values()) {
      if (!goal.reached(each.readiness())) {
        left.add(each);
        kind = Math.max(kind, name(each).length());
        status = Math.max(status, each.readiness().word().length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "waiting for "
            + WaitReportText.objects(count)
            + " to be "
            + goal.word()
            + ": "
            + (known.size() - left.size())
            + " of "
            + count
            + " after "
            + seconds(elapsed)
            + " of "
            + GoDuration.of(timeout.toNanos()));
    for (WaitEvent each : left) {
      if (lines.size() > ROWS) {
        lines.add("  and " + (left.size() - ROWS) + " more");
        break;
      }
      lines.add(
          "  "
              + pad(name(each), kind)
              + pad(each.readiness().word(), status)
              + words(each)
              + seconds(elapsed.minus(each.since())));
    }
    return lines;
  }

  private static String words(WaitEvent event) {
    String words =
        event.readiness() == Readiness.UNKNOWN && event.message().isEmpty()
            ? event.cause()
            : event.message();
    return words.isEmpty() ? "" : WaitReportText.oneLine(words) + "  ";
  }

  private static String name(WaitEvent event) {
    return event.resource().kind() + "/" + event.resource().name();
  }

  private static String pad(String text, int length) {
    return text + " ".repeat(length - text.length() + 2);
  }

  private String cut(String line) {
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }

  private static String seconds(Duration time) {
    return GoDuration.of(Duration.ofSeconds(time.toSeconds()).toNanos()).toString();
  }
}
