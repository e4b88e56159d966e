package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
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

/** The commands of docs/installing.md print what it says; an ellipsis stands for anything. */
class InstallingDocumentTest {
  private static final String SHOWN_ADDRESS = "127.0.0.1:5000";
  private static final String PROMPT = "./chartwright ";

  @TempDir Path folder;

  private String digest = "";

  @Test
  void whatThePageShowsIsTrue() throws IOException {
    int steps = 0;
    try (FakeApiServer cluster = FakeApiServer.start();
        EmbeddedRegistry registry =
            EmbeddedRegistry.start(
                new EmbeddedRegistry.Options("127.0.0.1:0", "", "", false, "", "", false, false),
                (remote, method, target, status, bytes) -> {})) {
      cluster.kubeconfig(folder.resolve("kubeconfig"));
      String page = Files.readString(root().resolve("docs/installing.md"));
      for (String block : page.split("```console\n")) {
        String session = block.substring(0, Math.max(0, block.indexOf("```")));
        for (String step : session.split("(?m)^\\$ ")) {
          if (step.startsWith(PROMPT)) {
            int end = step.indexOf('\n');
            String line = step.substring(PROMPT.length(), end);
            String printed = run(line, registry.authority());
            assertThat(printed).as(line).matches(asPattern(step.substring(end + 1)));
            steps++;
          }
        }
      }
    }
    assertThat(steps).isEqualTo(13);
  }

  /** Runs a command line in this process; the files that it names lie in the test's folder. */
  private String run(String line, String authority) {
    List<String> arguments = new ArrayList<>();
    String real = line.replace(SHOWN_ADDRESS, authority).replace("$DIGEST", digest);
    for (String word : real.split(" ")) {
      arguments.add(word.startsWith("mychart") ? folder.resolve(word).toString() : word);
    }
    if (line.startsWith("package")) {
      arguments.addAll(List.of("-d", folder.toString()));
    }
    ProgramRun run =
        ProgramRun.of(
            "chartwright",
            Map.of(
                "HOME", folder.toString(),
                "HELM_CACHE_HOME", folder.resolve("cache").toString(),
                "HELM_CONFIG_HOME", folder.resolve("config").toString(),
                "HELM_DATA_HOME", folder.resolve("data").toString(),
                "DOCKER_CONFIG", folder.resolve("docker").toString(),
                "KUBECONFIG", folder.resolve("kubeconfig").toString()),
            arguments);
    for (String printed : run.out().split("\n")) {
      if (printed.startsWith("Digest: ")) {
        digest = printed.substring("Digest: ".length());
      }
    }
    return (run.out() + run.err())
        .replace(authority, SHOWN_ADDRESS)
        .replace("Creating " + folder + "/", "Creating ");
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = here.getParent();
    }
    return here;
  }

  private static Pattern asPattern(String expected) {
    String text = expected.stripTrailing() + "\n";
    return Pattern.compile(
        Pattern.quote(text.equals("\n") ? "" : text).replace("…", "\\E.*\\Q"), Pattern.DOTALL);
  }
}
