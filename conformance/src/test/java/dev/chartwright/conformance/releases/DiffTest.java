package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff} tells of hooks and of definitions in {@code crds/}, and which of it counts. */
class DiffTest {
  private static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: gaps.example.com
      spec:
        group: example.com
        names: {kind: Gap, plural: gaps}
        scope: Namespaced
        versions:
        - name: v1
          served: true
          storage: true
          schema: {openAPIV3Schema: {type: object, description: DESCRIPTION}}
      """;

  @TempDir Path folder;

  private ClusterDesk desk;
  private String chart = "";

  @BeforeEach
  void writeChart() throws IOException {
    desk = new ClusterDesk(folder);
    chart = chart("one");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String chart(String description) throws IOException {
    return desk.chart(
        ChartBuilder.of("shop", "1.0.0")
            .values("key: first\ntest: a\n")
            .file("crds/gap.yaml", CRD.replace("DESCRIPTION", description))
            .file("templates/configmap.yaml", ClusterDesk.configMap("shop", "one"))
            .file("templates/secret.yaml", hook("Secret", "key", "pre-upgrade", ".Values.key"))
            .file("templates/test.yaml", hook("ConfigMap", "tried", "test", ".Values.test")));
  }

  private static String hook(String kind, String name, String event, String value) {
    return "apiVersion: v1\nkind: "
        + kind
        + "\nmetadata:\n  name: "
        + name
        + "\n  annotations: {helm.sh/hook: "
        + event
        + "}\n"
        + (kind.equals("Secret") ? "stringData" : "data")
        + ":\n  value: {{ "
        + value
        + " }}\n";
  }

  @Test
  void anInstallMakesDefinitionsThatAreNotThere() {
    String out = desk.must("diff", "shop", chart, "--install", "--context", "0");
    assertThat(out)
        .contains("--- /dev/null\n+++ CustomResourceDefinition gaps.example.com (after upgrade)\n")
        .contains("+++ hook Secret default/key (after upgrade)\n")
        .contains("+  value: (hidden)\n")
        .doesNotContain("first")
        .doesNotContain("tried")
        .endsWith(" created; hooks: 1 created; crds: 1 created\n");
    assertThat(desk.must("diff", "shop", chart, "--install", "--skip-crds", "--no-hooks"))
        .doesNotContain("crds")
        .doesNotContain("hook");
  }

  @Test
  void aHookThatChangesCountsAndItsSecretsStayHidden() {
    desk.must("install", "shop", chart);
    assertThat(desk.must("diff", "shop", chart, "--detailed-exitcode"))
        .endsWith(" unchanged; hooks: 1 unchanged; crds: 1 unchanged\n")
        .startsWith("# ");
    ProgramRun changed =
        desk.run(
            "diff", "shop", chart, "--set=key=second,test=b", "--detailed-exitcode", "--context=0");
    assertThat(changed.code()).isEqualTo(2);
    assertThat(changed.out())
        .startsWith(
            """
            --- hook Secret default/key (as recorded)
            +++ hook Secret default/key (after upgrade)
            """)
        .contains("-  value: (hidden, as it was)\n+  value: (hidden, as it will be)\n")
        .endsWith("; hooks: 1 changed; crds: 1 unchanged\n");
    assertThat(
            desk.run("diff", "shop", chart, "--set=key=second", "--detailed-exitcode", "--no-hooks")
                .code())
        .isZero();
  }

  @Test
  void hooksOfRevisionsAreHeldAgainstEachOther() {
    desk.must("install", "shop", chart);
    desk.must("upgrade", "shop", chart, "--set", "key=second");
    assertThat(desk.must("diff", "revision", "shop", "1", "2", "--context", "0"))
        .startsWith("--- hook Secret default/key (revision 1)\n")
        .contains("+++ hook Secret default/key (revision 2)\n")
        .doesNotContain("crds");
    assertThat(desk.must("diff", "rollback", "shop", "1", "--context", "0"))
        .contains("+++ hook Secret default/key (after rollback)\n");
  }

  @Test
  void whatHelmDoesNotDoToDefinitionsIsSaidAndDoesNotCount() throws IOException {
    desk.must("install", "shop", chart);
    String changed = chart("two");
    assertThat(desk.must("diff", "shop", changed, "--detailed-exitcode"))
        .isEqualTo(
            """
            # CustomResourceDefinition gaps.example.com differs, and helm never changes it
            # 1 unchanged; hooks: 1 unchanged; crds: 1 left alone
            """);
    desk.server()
        .delete("apiextensions.k8s.io/v1", "CustomResourceDefinition", "", "gaps.example.com");
    assertThat(desk.must("diff", "shop", changed, "--detailed-exitcode"))
        .startsWith(
            "# CustomResourceDefinition gaps.example.com is missing, and an upgrade does not make"
                + " it\n");
  }

  @Test
  void machinesReadWhatIsAHook() {
    desk.must("install", "shop", chart);
    assertThat(desk.must("diff", "shop", chart, "-o", "json"))
        .contains("{\"part\":\"hook\",\"apiVersion\":\"v1\",\"kind\":\"Secret\"")
        .contains("{\"part\":\"crd\",")
        .contains("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"");
  }
}
