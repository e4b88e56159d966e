package dev.chartwright.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell is told that {@code --namespace} can be, as helm 4.3.1 tells it. */
class NamespaceCompletionTest {
  @TempDir Path folder;

  private ProgramRun complete(String... words) {
    Map<String, String> environment =
        Map.of("HOME", folder.toString(), "KUBECONFIG", folder.resolve("config.yaml").toString());
    List<String> args = new ArrayList<>(List.of("__complete", "list"));
    args.addAll(List.of(words));
    return ProgramRun.of("helm", environment, args);
  }

  @Test
  void allNamespacesAreNamedWhateverIsTypedAlready() {
    try (FakeApiServer server = FakeApiServer.start().namespace("team")) {
      server.kubeconfig(folder.resolve("config.yaml"));

      assertThat(complete("-n", "kube-p"))
          .isEqualTo(
              new ProgramRun(
                  0,
                  "default\nkube-node-lease\nkube-public\nkube-system\nteam\n:4\n",
                  "Completion ended with directive: ShellCompDirectiveNoFileComp\n"));
    }
  }

  @Test
  void withoutAClusterThereAreFileNames() throws Exception {
    Files.writeString(folder.resolve("config.yaml"), "");

    assertThat(complete("--namespace", ""))
        .isEqualTo(
            new ProgramRun(
                0, ":0\n", "Completion ended with directive: ShellCompDirectiveDefault\n"));
  }
}
