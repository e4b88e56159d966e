package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/knowing-what-changes.md print what the page says. */
class KnowingWhatChangesTest {
  @TempDir Path folder;

  @Test
  void thePageIsTrue() throws IOException {
    writeChart();
    int steps = 0;
    try (FakeApiServer server = FakeApiServer.start()) {
      server.kubeconfig(folder.resolve("kubeconfig"));
      for (Page.Step step : Page.read("docs/knowing-what-changes.md").steps()) {
        String line = step.arguments();
        if (step.command().startsWith("kubectl ")) {
          // What others do: here somebody scales the Deployment.
          server.patch(
              "kubectl",
              "/apis/apps/v1/namespaces/default/deployments/shop",
              "{\"spec\":{\"replicas\":5}}");
        } else if (line != null) {
          ProgramRun run = run(line);
          assertThat(run.out() + run.err()).as(line).matches(step.pattern());
          steps++;
        }
      }
    }
    assertThat(steps).isEqualTo(7);
  }

  private void writeChart() throws IOException {
    Path templates = Files.createDirectories(folder.resolve("shop/templates"));
    Files.writeString(
        folder.resolve("shop/Chart.yaml"), "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
    Files.writeString(folder.resolve("shop/values.yaml"), "replicas: 2\npassword: first\n");
    Files.writeString(
        templates.resolve("secret.yaml"),
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: shop
        stringData:
          password: {{ .Values.password | quote }}
          user: shop
        """);
    Files.writeString(
        templates.resolve("deployment.yaml"),
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop
        spec:
          replicas: {{ .Values.replicas }}
          selector:
            matchLabels: {app: shop}
          template:
            metadata:
              labels: {app: shop}
            spec:
              containers:
              - {name: shop, image: shop}
        """);
  }

  private ProgramRun run(String line) {
    List<String> arguments = new ArrayList<>();
    for (String word : line.split(" ")) {
      arguments.add(word.equals("./shop") ? folder.resolve("shop").toString() : word);
    }
    return Page.run(folder, arguments);
  }
}
