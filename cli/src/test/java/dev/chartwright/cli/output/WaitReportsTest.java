package dev.chartwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.wait.Diagnosis;
import dev.chartwright.kube.wait.Readiness;
import dev.chartwright.kube.wait.WaitEvent;
import dev.chartwright.kube.wait.WaitListener;
import dev.chartwright.kube.wait.WaitReport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WaitReportsTest {
  private static final Resource WEB = resource("apps/v1", "Deployment", "web");
  private static final Resource MAP = resource("v1", "ConfigMap", "settings");

  private static Resource resource(String apiVersion, String kind, String name) {
    return new Resource(
        new RestMapping(GroupVersionKind.of(apiVersion, kind), "things", true),
        "shop",
        name,
        KubeObject.of(Map.of()));
  }

  private static WaitEvent event(Resource resource, Readiness readiness, String message, int at) {
    Duration when = Duration.ofSeconds(at);
    return new WaitEvent(resource, readiness, message, "", when, when);
  }

  private static WaitReport timedOut() {
    WaitEvent web = event(WEB, Readiness.IN_PROGRESS, "Available: 0/1", 1);
    Diagnosis.Container container =
        new Diagnosis.Container(
            "app",
            "waiting",
            "CrashLoopBackOff",
            "back-off",
            OptionalInt.of(2),
            3,
            List.of("no such host: \u001b[31mdb"));
    Diagnosis.Event event =
        new Diagnosis.Event("Warning", "BackOff", "Back-off restarting", 4, "2020-01-01T00:00:00Z");
    Diagnosis.Pod pod =
        new Diagnosis.Pod("shop", "web-1", "Running", "", List.of(container), List.of(event));
    return new WaitReport(
        WaitListener.Goal.READY,
        WaitReport.Outcome.TIMED_OUT,
        "context deadline exceeded",
        Duration.ofMillis(3040),
        List.of(event(MAP, Readiness.CURRENT, "Resource is always ready", 0), web),
        List.of(new Diagnosis(web, List.of(pod), List.of())));
  }

  @Test
  void aTextSaysWhatIsNotReadyAndWhyWithoutControlCharacters() {
    assertThat(WaitReportText.of(timedOut()))
        .isEqualTo(
            """
            waited 3s for 2 objects to be ready, timedOut
              Deployment/web: InProgress, Available: 0/1
                pod web-1: Running
                  container app: waiting, CrashLoopBackOff, back-off, exit code 2, restarts 3
                    | no such host:  [31mdb
                  Warning BackOff: Back-off restarting (4 times)
              longest: Deployment/web, 3s
            """);
  }

  @Test
  void aStreamOfJsonHasOneObjectALine() {
    StringBuilder out = new StringBuilder();
    WaitReportSink sink = WaitReportSink.stream(out::append, true, true);
    sink.changed(event(WEB, Readiness.IN_PROGRESS, "", 1));
    sink.ended(timedOut());
    assertThat(out.toString())
        .isEqualTo(
            "{\"goal\":\"ready\",\"outcome\":\"timedOut\",\"seconds\":3.04,"
                + "\"error\":\"context deadline exceeded\","
                + "\"longest\":{\"kind\":\"Deployment\",\"namespace\":\"shop\",\"name\":\"web\",\"seconds\":3.04},"
                + "\"objects\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"namespace\":\"shop\","
                + "\"name\":\"settings\",\"status\":\"Current\",\"message\":\"Resource is always ready\","
                + "\"since\":0,\"reached\":true},{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\","
                + "\"namespace\":\"shop\",\"name\":\"web\",\"status\":\"InProgress\","
                + "\"message\":\"Available: 0/1\",\"since\":1,\"reached\":false,"
                + "\"pods\":[{\"name\":\"web-1\",\"phase\":\"Running\",\"message\":\"\","
                + "\"containers\":[{\"name\":\"app\",\"state\":\"waiting\",\"reason\":\"CrashLoopBackOff\","
                + "\"message\":\"back-off\",\"exitCode\":2,\"restarts\":3,"
                + "\"log\":[\"no such host: \\u001b[31mdb\"]}],"
                + "\"events\":[{\"type\":\"Warning\",\"reason\":\"BackOff\","
                + "\"message\":\"Back-off restarting\",\"count\":4,\"last\":\"2020-01-01T00:00:00Z\"}]}],"
                + "\"events\":[]}]}\n");
  }

  @Test
  void aFileHoldsAllWaitsOfACommand() {
    List<String> contents = new ArrayList<>();
    WaitReportSink sink = WaitReportSink.file(contents::add, true);
    sink.ended(timedOut());
    sink.ended(timedOut());
    assertThat(contents).hasSize(2);
    assertThat(contents.get(1)).startsWith("{\n  \"waits\": [\n").endsWith("}\n");
    assertThat(contents.get(1).split("\"goal\"", -1)).hasSize(3);
  }

  @Test
  void aStreamOfTextTellsChanges() {
    StringBuilder out = new StringBuilder();
    WaitReportSink.stream(out::append, false, true)
        .changed(event(WEB, Readiness.IN_PROGRESS, "Available: 0/1", 1));
    assertThat(out.toString()).isEqualTo("1s Deployment/web: InProgress, Available: 0/1\n");
  }

  @Test
  void whatGoesWellIsNotExplained() {
    StringBuilder out = new StringBuilder();
    WaitReport done =
        new WaitReport(
            WaitListener.Goal.READY,
            WaitReport.Outcome.DONE,
            "",
            Duration.ofSeconds(1),
            List.of(),
            List.of());
    WaitReportSink.failures(out::append).ended(done);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aTableShowsWhatIsLeftAndLeavesNothing() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WaitTable table = WaitTable.on(ByteSink.buffered(bytes), 70);
    table.began(WaitListener.Goal.READY, List.of(WEB, MAP), Duration.ofMinutes(5));
    table.changed(event(WEB, Readiness.IN_PROGRESS, "Available: 0/1", 0));
    table.changed(event(MAP, Readiness.CURRENT, "", 0));
    assertThat(bytes.size()).isZero();
    table.passed(Duration.ofSeconds(12));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            \u001b[?7lwaiting for 2 objects to be ready: 1 of 2 after 12s of 5m0s
              Deployment/web  InProgress  Available: 0/1  12s
            \u001b[?7h\
            """);
    bytes.reset();
    table.ended(timedOut());
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[2A\u001b[J");
  }

  @Test
  void aNarrowTableCutsNamesAndKeepsTheState() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WaitTable table = WaitTable.on(ByteSink.buffered(bytes), 24);
    table.began(WaitListener.Goal.READY, List.of(WEB), Duration.ofSeconds(30));
    table.changed(event(WEB, Readiness.IN_PROGRESS, "Available: 0/1", 2));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            \u001b[?7l0 of 1 ready after 2s o
              Deploymen...  InProgr
            \u001b[?7h\
            """);
  }

  @Test
  void afterACancellationATableIsGoneAndStaysAway() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WaitTable table = WaitTable.on(ByteSink.buffered(bytes), 70);
    table.began(WaitListener.Goal.READY, List.of(WEB), Duration.ofMinutes(5));
    table.changed(event(WEB, Readiness.IN_PROGRESS, "Available: 0/1", 2));
    bytes.reset();
    table.and(WaitListener.none()).cancelled();
    table.passed(Duration.ofSeconds(12));
    table.ended(timedOut());
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[2A\u001b[J");
  }
}
