package dev.chartwright.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What helm 4.3.1 installed we look at, upgrade, roll back and remove, and the other way round. On
 * the cluster of {@code CHARTWRIGHT_TEST_KUBECONFIG} if that names one, else on a fake.
 */
@Tag("interop")
class ReleaseInteropTest {
  private static final String NAMESPACE = "chartwright-interop";

  @TempDir Path folder;

  private final FakeApiServer fake = FakeApiServer.start();
  private Path kubeconfig;
  private Peer helm;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Optional<Peer> found = Peer.find("helm");
    assumeTrue(found.isPresent(), "helm is not on the PATH");
    helm = found.get();
    String real = System.getenv("CHARTWRIGHT_TEST_KUBECONFIG");
    kubeconfig = real == null ? fake.kubeconfig(folder.resolve("config.yaml")) : Path.of(real);
    helm.run(folder, "create", "web");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  /** Who installs, upgrades, rolls back and removes: {@code h} is helm, {@code o} is ours. */
  @ParameterizedTest
  @CsvSource({
    "hohoh, true, secret",
    "ohoho, true, secret",
    "hohoh, false, secret",
    "ohoho, false, secret",
    "hooho, auto, configmap",
    "ohhoh, auto, configmap"
  })
  void oneGoesOnWhereTheOtherStopped(String turns, String serverSide, String driver)
      throws Exception {
    String chart = folder.resolve("web").toString();
    String name = "web-" + turns + "-" + driver + "-" + serverSide;
    String side = "--server-side=" + (serverSide.equals("auto") ? "true" : serverSide);
    run(turns.charAt(0), driver, "install", name, chart, side, "--wait", "--create-namespace");
    same(driver, "list", "-o", "json", "--filter", name);
    same(driver, "get", "manifest", name);
    String[] upgrade = {"upgrade", name, chart, "--set", "replicaCount=2", "--wait"};
    run(turns.charAt(1), driver, upgrade);
    same(driver, "history", name, "-o", "json");
    same(driver, "get", "values", name, "-o", "json");
    run(turns.charAt(2), driver, "rollback", name, "1", "--wait");
    same(driver, "get", "metadata", name);
    run(turns.charAt(3), driver, "upgrade", name, chart, "--set", "service.port=81");
    same(driver, "get", "all", name);
    run(turns.charAt(4), driver, "uninstall", name, "--wait");
    assertThat(ours(driver, "list", "-q", "--filter", name)).isEmpty();
  }

  private void run(char who, String driver, String... words) throws Exception {
    if (who == 'h') {
      theirs(driver, words);
    } else {
      ours(driver, words);
    }
  }

  /** Both read the same record and print the same. */
  private void same(String driver, String... words) throws Exception {
    assertThat(ours(driver, words)).isEqualTo(theirs(driver, words));
  }

  private String theirs(String driver, String... words) throws Exception {
    List<String> arguments = arguments(words);
    // The driver has no flag.
    List<String> command = new ArrayList<>(List.of("HELM_DRIVER=" + driver, "helm"));
    command.addAll(arguments);
    Optional<Peer> env = Peer.find("env");
    assertThat(env).isPresent();
    return env.get().run(folder, command.toArray(new String[0]));
  }

  private String ours(String driver, String... words) {
    Map<String, String> environment = new HashMap<>(Peer.environment(folder));
    environment.put("HELM_DRIVER", driver);
    ProgramRun run = ProgramRun.of("helm", environment, arguments(words));
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }

  private List<String> arguments(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--kubeconfig", kubeconfig.toString(), "-n", NAMESPACE));
    return arguments;
  }
}
