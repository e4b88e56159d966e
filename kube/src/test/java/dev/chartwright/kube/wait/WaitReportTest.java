package dev.chartwright.kube.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WaitReportTest {
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/n/deployments";

  private final ScriptedApi api = new ScriptedApi();
  private final VirtualClock clock = new VirtualClock();
  private final List<String> heard = new ArrayList<>();

  private final class Ear implements WaitListener {
    private WaitReport report =
        new WaitReport(
            Goal.READY, WaitReport.Outcome.DONE, "", Duration.ZERO, List.of(), List.of());

    @Override
    public void changed(WaitEvent event) {
      heard.add(
          event.at().toSeconds()
              + " "
              + event.resource().name()
              + " "
              + event.readiness().word()
              + " "
              + event.message());
    }

    @Override
    public void ended(WaitReport ended) {
      report = Objects.requireNonNull(ended);
    }
  }

  @Test
  void aReportSaysWhyAnObjectIsNotReadyAndWhatTookLongest() {
    clock.idle(api::idle);
    Feed feed =
        api.watches(1)
            .watch(
                DEPLOYMENTS,
                WatchingWaiterTest.deployment("web", 0),
                WatchingWaiterTest.deployment("db", 0));
    clock.at(4, () -> feed.event("MODIFIED", WatchingWaiterTest.deployment("db", 1)));
    api.answer("/apis/apps/v1/namespaces/n/replicasets", "{'items':[]}");
    api.answer(
        "/api/v1/namespaces/n/pods",
        "{'items':[{'metadata':{'name':'web-1','namespace':'n','uid':'p1'},'status':{'phase':'Running',"
            + "'containerStatuses':[{'name':'app','restartCount':3,'ready':false,"
            + "'state':{'waiting':{'reason':'CrashLoopBackOff','message':'back-off 40s'}},"
            + "'lastState':{'terminated':{'exitCode':2,'reason':'Error'}}}]}}]}");
    api.answer("/api/v1/namespaces/n/pods/web-1/log", "starting\nno such host: db\n");
    api.answer(
        "/api/v1/namespaces/n/events",
        "{'items':[{'type':'Warning','reason':'BackOff','message':'Back-off restarting','count':4,"
            + "'lastTimestamp':'2020-01-01T00:00:02Z'},{'type':'Normal','reason':'Pulled',"
            + "'message':'Pulled','lastTimestamp':'2020-01-01T00:00:01Z'}]}");
    Ear ear = new Ear();

    assertThatThrownBy(() ->
            new WatchingWaiter(api, LogSink.none(), clock, ear, Runnable::run)
                .awaitReady(
                    List.of(
                        WatchingWaiterTest.resource("apps/v1", "Deployment", "db"),
                        WatchingWaiterTest.resource("apps/v1", "Deployment", "web")),
                    Duration.ofSeconds(10)))
        .hasMessageContaining("Deployment/n/web");

    assertThat(heard)
        .containsExactly(
            "0 web InProgress Available: 0/1",
            "0 db InProgress Available: 0/1",
            "4 db Current Deployment is available. Replicas: 1");
    WaitReport report = ear.report;
    assertThat(report.outcome()).isEqualTo(WaitReport.Outcome.TIMED_OUT);
    assertThat(report.slowest().map(event -> event.resource().name())).contains("web");
    assertThat(report.diagnoses()).hasSize(1);
    Diagnosis.Pod pod = report.diagnoses().get(0).pods().get(0);
    assertThat(pod.containers())
        .singleElement()
        .satisfies(container -> {
          assertThat(container.reason()).isEqualTo("CrashLoopBackOff");
          assertThat(container.exitCode()).hasValue(2);
          assertThat(container.restarts()).isEqualTo(3);
          assertThat(container.log()).containsExactly("starting", "no such host: db");
        });
    assertThat(pod.events())
        .extracting(Diagnosis.Event::reason)
        .containsExactly("Pulled", "BackOff");
  }
}
