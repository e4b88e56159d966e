package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/installing.md print what it says; an ellipsis stands for anything. */
class InstallingDocumentTest {
  @TempDir Path folder;

  private String digest = "";

  @Test
  void whatThePageShowsIsTrue() throws IOException {
    int steps = 0;
    try (FakeApiServer cluster = FakeApiServer.start();
        EmbeddedRegistry registry = Page.startRegistry()) {
      cluster.kubeconfig(folder.resolve("kubeconfig"));
      for (Page.Step step : Page.read("docs/installing.md").steps()) {
        String line = step.arguments();
        if (line != null) {
          assertThat(run(line, registry.authority())).as(line).matches(step.pattern());
          steps++;
        }
      }
    }
    assertThat(steps).isEqualTo(13);
  }

  /** Runs a command line in this process; the files that it names lie in the test's folder. */
  private String run(String line, String authority) {
    List<String> arguments = new ArrayList<>();
    String real = line.replace(Page.REGISTRY, authority).replace("$DIGEST", digest);
    for (String word : real.split(" ")) {
      arguments.add(word.startsWith("mychart") ? folder.resolve(word).toString() : word);
    }
    if (line.startsWith("package")) {
      arguments.addAll(List.of("-d", folder.toString()));
    }
    ProgramRun run = Page.run(folder, arguments);
    for (String printed : run.out().split("\n")) {
      if (printed.startsWith("Digest: ")) {
        digest = printed.substring("Digest: ".length());
      }
    }
    return (run.out() + run.err())
        .replace(authority, Page.REGISTRY)
        .replace("Creating " + folder + "/", "Creating ");
  }
}
