package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release whose record does not fit into one object goes through its whole life. */
class ChunkedRecordsTest {
  @TempDir Path folder;

  private ClusterDesk desk;
  private String chart = "";

  @BeforeEach
  void writeChart() throws IOException {
    desk = new ClusterDesk(folder);
    // Fixed numbers that gzip cannot make smaller.
    byte[] bytes = new byte[800_000];
    new Random(1).nextBytes(bytes);
    chart =
        desk.chart(
            ChartBuilder.of("big", "1.0.0")
                .values("text: one\n")
                .file("files/noise.bin", bytes)
                .file(
                    "templates/map.yaml",
                    ClusterDesk.configMap("{{ .Release.Name }}", "{{ .Values.text }}")));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private List<String> secrets(String ending) {
    List<String> names = new ArrayList<>();
    for (KubeObject each : desk.server().objects("v1", "Secret", "default")) {
      if (each.name().matches(ending)) {
        names.add(each.name());
      }
    }
    return names;
  }

  private String text() {
    return desk.server().object("v1", "ConfigMap", "default", "web").get().textAt("data", "text");
  }

  @Test
  void theRefusalNamesTheFlagAndMakesNothing() {
    assertThat(desk.fails("install", "web", chart))
        .startsWith("Error: INSTALLATION FAILED: Secret")
        .contains("chart files 100 %")
        .endsWith(
            "or store the record in parts: --chunked-records of install and upgrade, or"
                + " CHARTWRIGHT_CHUNKED_RECORDS=1\n");
    assertThat(desk.server().writes()).isEmpty();
  }

  @Test
  void allCommandsWorkOnWhatTheFlagStored() {
    desk.must("install", "web", chart, "--chunked-records");
    assertThat(secrets("sh.helm.release.v1.web.v1")).hasSize(1);
    assertThat(secrets(".*\\.part\\..*")).hasSize(2);
    assertThat(desk.must("list")).contains("web", "deployed", "big-1.0.0");
    assertThat(desk.must("status", "web")).contains("STATUS: deployed");
    assertThat(desk.must("get", "manifest", "web")).contains("text: one");

    desk.must("upgrade", "web", chart, "--set", "text=two", "--chunked-records");
    assertThat(text()).isEqualTo("two");
    desk.must("rollback", "web", "1");
    assertThat(text()).isEqualTo("one");
    assertThat(desk.must("history", "web")).contains("Rollback to 1");
    assertThat(desk.must("drift", "web")).contains("2 unchanged");
    assertThat(desk.must("diff", "revision", "web", "2", "3")).contains("-  text: two");

    desk.must("uninstall", "web");
    assertThat(desk.server().objects("v1", "Secret", "default")).isEmpty();
  }

  @Test
  void anUpgradeFollowsWhatTheReleaseHasAlready() {
    desk.must("install", "web", chart, "--chunked-records");
    desk.must("upgrade", "web", chart, "--set", "text=two");
    assertThat(secrets(".*v2\\.part\\..*")).hasSize(2);
  }

  @Test
  void aHalfDoneUpgradeIsRecovered() {
    desk.must("install", "web", chart, "--chunked-records");
    desk.server().fault(CallPattern.of("PATCH", "**"), ApiFault.status(500, "gone"));
    desk.server().fault(CallPattern.of("PUT", "**"), ApiFault.status(500, "gone"));
    desk.run("upgrade", "web", chart, "--set", "text=two");
    desk.server().clearFaults();
    assertThat(desk.must("status", "web")).contains("STATUS: pending-upgrade");
    assertThat(desk.must("recover", "web", "--older-than", "0s"))
        .isEqualTo(
            "Release \"web\" was left pending-upgrade at revision 2: that revision is failed now,"
                + " and revision 3 is revision 1 again.\n");
    assertThat(text()).isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true"})
  void theVariableIsTheFlagForAllCommands(String value) {
    desk.set("CHARTWRIGHT_CHUNKED_RECORDS", value).must("install", "web", chart);
    assertThat(secrets(".*\\.part\\..*")).hasSize(2);
    assertThat(desk.fails("install", "other", chart, "--chunked-records=false"))
        .contains("more than the 1048576 that the API takes");
  }

  @Test
  void helmKnowsNoSuchFlag() {
    assertThat(desk.runAs("helm", "install", "web", chart, "--chunked-records").err())
        .contains("unknown flag: --chunked-records");
    assertThat(desk.runAs("helm", "install", "--help").out()).doesNotContain("chunked");
    assertThat(desk.runAs("helm", "upgrade", "--help").out()).doesNotContain("chunked");
  }
}
