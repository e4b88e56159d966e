package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code install --lease} holds the lease of the release that it makes, whatever its name. */
class LeasedInstallTest {
  @TempDir Path folder;

  private ClusterDesk desk;
  private String chart = "";

  @BeforeEach
  void writeChart() throws IOException {
    desk = new ClusterDesk(folder);
    chart =
        desk.chart(
            ChartBuilder.of("web", "1.0.0")
                .file("templates/map.yaml", ClusterDesk.configMap("{{ .Release.Name }}", "one")));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private List<String> writes() {
    List<String> lines = new ArrayList<>();
    for (ApiCall each : desk.server().writes()) {
      lines.add(each.method() + " " + each.path());
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--generate-name", "--name-template={{ \"made-up\" }}"})
  void aNameThatIsMadeUpIsHeld(String flag) throws InterruptedException, ExecutionException {
    ApiFault held = ApiFault.held();
    desk.server().fault(CallPattern.of("PATCH", "**/configmaps/**").nth(1), held);
    CompletableFuture<ProgramRun> run =
        CompletableFuture.supplyAsync(() -> desk.run("install", chart, flag, "--lease"));
    held.awaitHeld();
    List<KubeObject> leases = desk.server().objects("coordination.k8s.io/v1", "Lease", "default");
    String record = desk.server().objects("v1", "Secret", "default").get(0).name();
    held.release();

    assertThat(run.get().err()).isEmpty();
    assertThat(leases).hasSize(1);
    String name = record.substring("sh.helm.release.v1.".length(), record.length() - 3);
    assertThat(leases.get(0).name()).contains(name);
    assertThat(desk.server().objects("coordination.k8s.io/v1", "Lease", "default")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"install", "upgrade --install"})
  void inANamespaceThatIsYetToBeMadeTheLeaseFollowsItAtOnce(String verb) {
    List<String> args = new ArrayList<>(List.of(verb.split(" ")));
    args.addAll(List.of("web", chart, "--lease", "-n", "shop", "--create-namespace"));
    desk.must(args.toArray(new String[0]));
    String leases = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";
    List<String> writes = writes();
    int made = writes.indexOf("PATCH /api/v1/namespaces/shop");
    assertThat(made).isNotNegative();
    assertThat(writes.subList(made + 1, writes.size()))
        .startsWith("POST " + leases, "POST /api/v1/namespaces/shop/secrets")
        .last()
        .asString()
        .startsWith("DELETE " + leases + "/");
    assertThat(desk.server().objects("coordination.k8s.io/v1", "Lease", "shop")).isEmpty();
  }

  @Test
  void aMissingNamespaceThatNobodyMakesIsTold() {
    assertThat(desk.fails("install", "web", chart, "--lease", "-n", "shop"))
        .isEqualTo("Error: INSTALLATION FAILED: namespaces \"shop\" not found\n");
  }

  @Test
  void aLiveHolderIsNotOverridden() throws InterruptedException, ExecutionException {
    ApiFault held = ApiFault.held();
    desk.server().fault(CallPattern.of("PATCH", "**/configmaps/**").nth(1), held);
    CompletableFuture<ProgramRun> first =
        CompletableFuture.supplyAsync(() -> desk.run("install", "web", chart, "--lease"));
    held.awaitHeld();
    String second = desk.fails("install", "web", chart, "--lease");
    held.release();

    assertThat(second)
        .startsWith(
            "Error: INSTALLATION FAILED: release web in namespace default is being changed by ");
    assertThat(first.get().code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "server"})
  void aDryRunHoldsNothing(String where) {
    desk.must("install", "web", chart, "--lease", "--dry-run=" + where);
    assertThat(desk.server().writes()).isEmpty();
  }
}
