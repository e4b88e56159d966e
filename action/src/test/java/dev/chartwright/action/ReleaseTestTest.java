package dev.chartwright.action;

import static dev.chartwright.action.Scene.hook;
import static dev.chartwright.action.Scene.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.HookEvent;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tests of a release run, and what is told of them. */
final class ReleaseTestTest {
  private final Scene scene =
      new Scene()
          .revision(
              1,
              ReleaseStatus.DEPLOYED,
              maps("a"),
              hook("one", HookEvent.TEST, "hook-succeeded"),
              hook("Job", "two", HookEvent.TEST, "hook-failed"),
              hook("start", HookEvent.PRE_INSTALL),
              hook("three", HookEvent.TEST));

  private ReleaseTestResult test(List<String> include, List<String> exclude) {
    return ReleaseTest.of(scene.cluster, scene.settings, scene.surroundings)
        .run(new ReleaseTestRequest("web", Duration.ofMinutes(1), include, exclude), HookLog.NONE);
  }

  private static String logs(ReleaseTestResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    result.copyLogs(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> names(Release release) {
    return release.hooks().stream()
        .map(each -> each.hook().name() + " " + each.lastRun().phase())
        .toList();
  }

  @Test
  void testsRunByNameAndPodsStayUntilTheEnd() {
    ReleaseTestResult result = test(List.of(), List.of());

    assertThat(result.failure()).isEmpty();
    assertThat(scene.kube.objects()).containsExactly("Job/two", "Pod/one", "Pod/three");
    assertThat(names(scene.release(1)))
        .containsExactly("one Succeeded", "two Succeeded", "start ", "three Succeeded");
    result.finish();
    assertThat(scene.kube.objects()).containsExactly("Job/two", "Pod/three");
  }

  @Test
  void testsThatAreNotChosenComeFirstInTheRecord() {
    test(List.of("two", "three"), List.of("three"));

    assertThat(names(scene.release(1)))
        .containsExactly("three ", "one ", "start ", "two Succeeded");
  }

  @Test
  void theRecordIsWholeWhileTestsRun() {
    scene.kube.fail("create Job/two", "stopped");

    test(List.of("two"), List.of());

    assertThat(names(scene.release(1))).hasSize(4);
  }

  @Test
  void theFirstFailureEndsTheRunAndIsRecorded() {
    scene.kube.neverReady("Pod/three");

    ReleaseTestResult result = test(List.of(), List.of());

    assertThat(result.failure())
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("Pod/three not ready");
    assertThat(names(scene.release(1)))
        .containsExactly("one Succeeded", "two ", "start ", "three Failed");
    result.finish();
    assertThat(scene.kube.objects()).containsExactly("Pod/three");
  }

  @Test
  void logsOfAllContainersOfChosenPodsArePrinted() {
    ReleaseTestResult result = test(List.of(), List.of("one"));

    assertThat(logs(result))
        .isEqualTo(
            """
            POD LOGS: three (first)
            /api/v1/namespaces/default/pods/three/log [container, first]

            POD LOGS: three (main)
            /api/v1/namespaces/default/pods/three/log [container, main]

            """);
  }

  @Test
  void aContainerWithoutLogsDoesNotHideTheOthers() {
    scene.kube.fail("/api/v1/namespaces/default/pods/three/log [container, first]", "not started");
    ReleaseTestResult result = test(List.of("three"), List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> result.copyLogs(out))
        .hasMessage("unable to get logs for pod three, container first: not started");
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("POD LOGS: three (main)\n");
  }

  @Test
  void aPodThatIsGoneIsNamed() {
    scene.kube.fail("create Pod/one", "refused");
    ReleaseTestResult result = test(List.of("one"), List.of());

    assertThat(result.failure())
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("warning: Hook test web/templates/one.yaml failed: refused");
    assertThatThrownBy(() -> logs(result))
        .hasMessage("unable to get pod one: pods \"one\" not found");
  }
}
