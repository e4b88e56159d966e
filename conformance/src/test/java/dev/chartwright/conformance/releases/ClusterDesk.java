package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An API server in memory and a user before it. */
final class ClusterDesk implements AutoCloseable {
  private final FakeApiServer server = FakeApiServer.start();
  private final Map<String, String> environment = new HashMap<>();
  private final Path folder;

  ClusterDesk(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.toString());
    environment.put("TZ", "UTC");
    environment.put("PATH", "");
    environment.put("KUBECONFIG", server.kubeconfig(folder.resolve("kubeconfig")).toString());
  }

  FakeApiServer server() {
    return server;
  }

  ClusterDesk set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Writes a chart; the path to it. */
  String chart(ChartBuilder chart) throws IOException {
    return chart.writeFolder(folder).toString();
  }

  ProgramRun runAs(String name, String... args) {
    return ProgramRun.of(name, environment, List.of(args));
  }

  ProgramRun run(String... args) {
    return runAs("chartwright", args);
  }

  /** A run that must end well; what it printed. */
  String must(String... args) {
    ProgramRun run = run(args);
    assertThat(run.code()).describedAs("%s: %s", List.of(args), run.err()).isZero();
    return run.out();
  }

  /** A run that must fail; what it said. */
  String fails(String... args) {
    ProgramRun run = run(args);
    assertThat(run.code()).describedAs("%s: %s", List.of(args), run.out()).isEqualTo(1);
    return run.err();
  }

  /** A ConfigMap in a chart. */
  static String configMap(String name, String text) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "
        + name
        + "\ndata:\n  text: "
        + text
        + "\n";
  }

  @Override
  public void close() {
    server.close();
  }
}
