package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/knowing-what-changes.md print what the page says. */
class KnowingWhatChangesTest {
  @TempDir Path folder;

  @Test
  void thePageIsTrue() throws IOException {
    writeChart();
    String page = Files.readString(root().resolve("docs/knowing-what-changes.md"));
    int steps = 0;
    try (FakeApiServer server = FakeApiServer.start()) {
      Path kubeconfig = server.kubeconfig(folder.resolve("kubeconfig"));
      for (String block : page.split("```console\n")) {
        int end = block.indexOf("```");
        if (!block.startsWith("$ ") || end < 0) {
          continue;
        }
        for (String step : block.substring(0, end).split("(?m)^\\$ ")) {
          int line = step.indexOf('\n');
          if (step.startsWith("kubectl ")) {
            // What others do: here somebody scales the Deployment.
            server.patch(
                "kubectl",
                "/apis/apps/v1/namespaces/default/deployments/shop",
                "{\"spec\":{\"replicas\":5}}");
          } else if (step.startsWith("chartwright ")) {
            String command = step.substring("chartwright ".length(), line);
            ProgramRun run = run(command, kubeconfig);
            assertThat(run.out() + run.err())
                .as(command)
                .matches(asPattern(step.substring(line + 1)));
            steps++;
          }
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

  private ProgramRun run(String line, Path kubeconfig) {
    List<String> arguments = new ArrayList<>();
    for (String word : line.split(" ")) {
      arguments.add(word.equals("./shop") ? folder.resolve("shop").toString() : word);
    }
    return ProgramRun.of(
        "chartwright",
        Map.of("HOME", folder.toString(), "TZ", "UTC", "KUBECONFIG", kubeconfig.toString()),
        arguments);
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = here.getParent();
    }
    return here;
  }

  private static Pattern asPattern(String expected) {
    return Pattern.compile(
        Pattern.quote(expected.stripTrailing() + "\n").replace("…", "\\E.*\\Q"), Pattern.DOTALL);
  }
}
