package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.kube.AccessRule;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user who may not do something is told: verb, resource and namespace. */
class RefusedCommandsTest {
  private static final String HOOK =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web-test
        annotations:
          helm.sh/hook: test
      """;

  private static final String MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: {{ .Release.Name }}-map
      data:
        text: {{ .Values.text }}
      """;

  @TempDir Path folder;

  private final FakeApiServer server = FakeApiServer.start();
  private String chart = "";
  private Path config = Path.of("");

  @BeforeEach
  void start() throws IOException {
    chart =
        ChartBuilder.of("web", "1.0.0")
            .values("text: one\n")
            .file("templates/map.yaml", MAP)
            .file("templates/test.yaml", HOOK)
            .writeFolder(folder)
            .toString();
    config = server.namespace("team").kubeconfig(folder.resolve("config"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade web CHART",
        "upgrade -i web CHART",
        "rollback web 1",
        "uninstall web",
        "list",
        "history web",
        "status web",
        "get all web",
        "get values web",
        "test web",
        "recover web",
        "diff web CHART",
        "diff rollback web 1",
        "drift web",
        "outdated"
      })
  void whoMayNotSeeRecordsIsToldSo(String command) {
    prepare();
    server.restrict("ada");

    ProgramRun run = run("--kube-as-user ada " + command);

    assertThat(run.err())
        .startsWith("Error: ")
        .endsWith(
            "secrets is forbidden: User \"ada\" cannot list resource \"secrets\" in API group \"\""
                + " in the namespace \"team\"\n")
        .hasLineCount(1);
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "install new CHART, get, configmaps, ''",
    "upgrade web CHART --set text=two, get, configmaps, ''",
    "rollback web 1, get, configmaps, ''",
    "test web, delete, configmaps, ''",
    "diff web CHART --set text=two, get, configmaps, ''",
    "drift web, get, configmaps, ''",
    "install new CHART --lease, get, leases, coordination.k8s.io",
    "upgrade web CHART --lease, get, leases, coordination.k8s.io",
    "rollback web 1 --lease, get, leases, coordination.k8s.io",
    "uninstall web --lease, get, leases, coordination.k8s.io"
  })
  void whoMaySeeRecordsOnlyIsToldWhatElseIsMissing(
      String command, String verb, String resource, String group) {
    prepare();
    server.restrict("ada").allow("ada", AccessRule.of("*", "secrets"));

    ProgramRun run = run("--kube-as-user ada " + command);

    assertThat(run.err())
        .contains(
            "is forbidden: User \"ada\" cannot "
                + verb
                + " resource \""
                + resource
                + "\" in API group \""
                + group
                + "\" in the namespace \"team\"");
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "install new CHART, patch",
    "upgrade web CHART --set text=two, patch",
    "rollback web 1, patch",
    // Helm says why only there.
    "uninstall web --debug, delete",
    "diff web CHART --set text=two --server, patch"
  })
  void whoMayOnlyLookAtObjectsIsToldWhatMayNotBeDone(String command, String verb) {
    prepare();
    server
        .restrict("ada")
        .allow("ada", AccessRule.of("*", "secrets"))
        .allow("ada", AccessRule.of("get,list,watch", "configmaps"));

    ProgramRun run = run("--kube-as-user ada " + command);

    assertThat(run.err().replace("\\\"", "\""))
        .contains(
            "is forbidden: User \"ada\" cannot "
                + verb
                + " resource \"configmaps\" in API group \"\" in the namespace \"team\"");
    assertThat(run.code()).isEqualTo(1);
  }

  private void prepare() {
    assertThat(run("install web CHART").code()).isZero();
  }

  private ProgramRun run(String command) {
    List<String> args = new ArrayList<>(List.of(command.replace("CHART", chart).split(" ")));
    args.addAll(List.of("-n", "team"));
    return ProgramRun.of(
        "chartwright",
        Map.of("HOME", folder.toString(), "PATH", "", "KUBECONFIG", config.toString()),
        args);
  }
}
