package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a release whose last record does not get through. */
class LastRecordTest {
  private static final CallPattern LAST = CallPattern.of("PUT", "**/secrets/**");

  @TempDir Path folder;

  private String chart(ClusterDesk desk) throws IOException {
    return desk.chart(
        ChartBuilder.of("web", "1.0.0")
            .file("templates/map.yaml", ClusterDesk.configMap("{{ .Release.Name }}", "one")));
  }

  @Test
  void aLostLastRecordIsStoredAgain() throws IOException {
    List<Supplier<ApiFault>> faults =
        List.of(
            () -> ApiFault.status(500, "etcd is away"),
            () -> ApiFault.status(409, "somebody was faster"),
            ApiFault::dropped,
            ApiFault::lost);
    try (ClusterDesk desk = new ClusterDesk(folder)) {
      String chart = chart(desk);
      for (Supplier<ApiFault> fault : faults) {
        desk.server().fault(LAST.nth(1), fault.get());
        ProgramRun run = desk.run("install", "web", chart);
        desk.server().clearFaults();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(desk.must("status", "web")).contains("STATUS: deployed");
        desk.must("uninstall", "web");
      }
    }
  }

  @Test
  void anInstallationThatWorksIsKeptByRecoverEvenIfItsLastRecordIsLostForGood() throws IOException {
    try (ClusterDesk desk = new ClusterDesk(folder)) {
      String chart = chart(desk);
      desk.server().fault(LAST, ApiFault.status(500, "etcd is away"));
      assertThat(desk.run("install", "web", chart).err())
          .isEqualTo(
              "level=ERROR msg=\"failed to record the release\" error=\"update: failed to update:"
                  + " etcd is away\"\n");
      desk.server().clearFaults();
      assertThat(desk.must("status", "web")).contains("STATUS: pending-install");

      assertThat(desk.must("recover", "web", "--older-than", "0s", "--dry-run"))
          .isEqualTo(
              "Release \"web\" was left pending-install at revision 1: its objects are ready, and"
                  + " it would become deployed.\n");
      assertThat(desk.must("recover", "web", "--older-than", "0s"))
          .isEqualTo(
              "Release \"web\" was left pending-install at revision 1: its objects are ready, and"
                  + " that revision is deployed now.\n");
      assertThat(desk.must("history", "web")).contains("Install complete; recorded by recover");
      desk.must("upgrade", "web", chart);
    }
  }
}
