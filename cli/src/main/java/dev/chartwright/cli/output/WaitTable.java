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
 * <p>Waits of less than a second show nothing, and neither does what goes on after the verb was
 * cancelled. Lines are cut and never wrap, so that wiping finds as many as were written. What the
 * command prints is the same with and without it. Safe for several threads.
 */
public final class WaitTable implements WaitListener {
  private static final int ROWS = 10;
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final Duration WORTH_SHOWING = Duration.ofSeconds(1);

  private final ByteSink terminal;
  private final int width;
  private final Map<Resource, WaitEvent> known = new LinkedHashMap<>();
  private Goal goal = Goal.READY;
  private int count;
  private Duration timeout = Duration.ZERO;
  private int shown;
  private boolean over;

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
  public synchronized void began(Goal what, List<Resource> resources, Duration limit) {
    known.clear();
    goal = what;
    count = resources.size();
    timeout = limit;
  }

  @Override
  public synchronized void changed(WaitEvent event) {
    known.put(event.resource(), event);
    show(event.at());
  }

  @Override
  public synchronized void passed(Duration elapsed) {
    show(elapsed);
  }

  @Override
  public synchronized void ended(WaitReport report) {
    wipe();
    terminal.flush();
  }

  @Override
  public synchronized void cancelled() {
    wipe();
    terminal.flush();
    over = true;
  }

  private void show(Duration elapsed) {
    if (over || elapsed.compareTo(WORTH_SHOWING) < 0) {
      return;
    }
    wipe();
    // The window may be narrower than we know.
    StringBuilder text = new StringBuilder(NO_WRAP);
    for (String line : lines(elapsed)) {
      text.append(cut(line)).append('\n');
      shown++;
    }
    terminal.print(text.append(WRAP).toString());
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
    kind = Math.min(kind, width / 2);
    String done = (known.size() - left.size()) + " of " + count;
    String time = " after " + seconds(elapsed) + " of " + GoDuration.of(timeout.toNanos());
    String line =
        "waiting for " + WaitReportText.objects(count) + " to be " + goal.word() + ": " + done;
    boolean fits = line.length() + time.length() < width;
    lines.add((fits ? line : done + " " + goal.word()) + time);
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
    return text.length() > length
        ? text.substring(0, length - 3) + "...  "
        : text + " ".repeat(length - text.length() + 2);
  }

  private String cut(String line) {
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }

  private static String seconds(Duration time) {
    return GoDuration.of(Duration.ofSeconds(time.toSeconds()).toNanos()).toString();
  }
}
