package dev.chartwright.cli.output;

import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.kube.wait.Diagnosis;
import dev.chartwright.kube.wait.WaitEvent;
import dev.chartwright.kube.wait.WaitReport;
import java.time.Duration;
import java.util.List;

/**
 * A report of a wait for people:
 *
 * <pre>{@code
 * waited 3s for 2 objects to be ready, timedOut
 *   Deployment/web: InProgress, Available: 0/1
 *     pod web-7d47797fdb-dqxkj: Pending
 *       container c: waiting, ImagePullBackOff, Back-off pulling image "missing/x:1"
 *       Normal Scheduled: Successfully assigned default/web-7d47797fdb-dqxkj to node-1
 *     Normal ScalingReplicaSet: Scaled up replica set web-7d47797fdb from 0 to 1
 *   longest: Deployment/web, 3s
 * }</pre>
 */
final class WaitReportText {
  private static final int LONGEST_LINE = 300;

  private WaitReportText() {}

  /** The report with what is wrong, and what took longest. */
  static String of(WaitReport report) {
    StringBuilder text = new StringBuilder();
    text.append("waited ")
        .append(time(report.elapsed()))
        .append(" for ")
        .append(objects(report.objects().size()))
        .append(" to be ")
        .append(report.goal().word())
        .append(", ")
        .append(report.outcome().word())
        .append('\n');
    for (WaitEvent each : report.objects()) {
      if (!report.reached(each)) {
        object(text, each);
        for (Diagnosis diagnosis : report.diagnoses()) {
          if (diagnosis.object().equals(each)) {
            diagnosis(text, diagnosis);
          }
        }
      }
    }
    report
        .slowest()
        .ifPresent(slowest ->
            text.append("  longest: ")
                .append(name(slowest))
                .append(", ")
                .append(time(report.blocked(slowest)))
                .append('\n'));
    return text.toString();
  }

  /** A change as one line, such as {@code 1.2s Deployment/web: InProgress, Available: 0/1}. */
  static String of(WaitEvent event) {
    StringBuilder text = new StringBuilder(time(event.at())).append(' ');
    status(text.append(name(event)), event);
    return text.toString();
  }

  private static void object(StringBuilder text, WaitEvent event) {
    status(text.append("  ").append(name(event)), event);
    text.append('\n');
  }

  private static void status(StringBuilder text, WaitEvent event) {
    text.append(": ").append(event.readiness().word());
    part(text, event.message());
    part(text, event.cause());
  }

  private static void diagnosis(StringBuilder text, Diagnosis diagnosis) {
    for (Diagnosis.Pod pod : diagnosis.pods()) {
      text.append("    pod ").append(pod.name()).append(": ").append(pod.phase());
      part(text, pod.message());
      text.append('\n');
      for (Diagnosis.Container container : pod.containers()) {
        container(text, container);
      }
      events(text, "      ", pod.events());
    }
    events(text, "    ", diagnosis.events());
  }

  private static void container(StringBuilder text, Diagnosis.Container container) {
    text.append("      container ").append(container.name()).append(": ");
    text.append(container.state());
    part(text, container.reason());
    part(text, container.message());
    if (container.exitCode().isPresent()) {
      text.append(", exit code ").append(container.exitCode().getAsInt());
    }
    if (container.restarts() > 0) {
      text.append(", restarts ").append(container.restarts());
    }
    text.append('\n');
    for (String line : container.log()) {
      text.append("        | ").append(oneLine(line)).append('\n');
    }
  }

  private static void events(StringBuilder text, String margin, List<Diagnosis.Event> events) {
    for (Diagnosis.Event event : events) {
      text.append(margin)
          .append(event.type())
          .append(' ')
          .append(event.reason())
          .append(": ")
          .append(oneLine(event.message()));
      if (event.count() > 1) {
        text.append(" (").append(event.count()).append(" times)");
      }
      text.append('\n');
    }
  }

  private static void part(StringBuilder text, String part) {
    if (!part.isEmpty()) {
      text.append(", ").append(oneLine(part));
    }
  }

  static String objects(int count) {
    return count == 1 ? "1 object" : count + " objects";
  }

  private static String name(WaitEvent event) {
    return event.resource().kind() + "/" + event.resource().name();
  }

  private static String time(Duration time) {
    long tenths = time.toMillis() / 100;
    return GoDuration.of(tenths * 100_000_000L).toString();
  }

  /** Text of a cluster without what would move a terminal's cursor. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && line.length() < LONGEST_LINE; i++) {
      char c = text.charAt(i);
      line.append(c < ' ' || (c >= 0x7f && c < 0xa0) ? ' ' : c);
    }
    return line.toString();
  }
}
