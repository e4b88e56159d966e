package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ForkedRun;
import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/signing.md print what it says; an ellipsis stands for anything. */
class SigningDocumentTest {
  @TempDir Path folder;

  @Test
  void whatThePageShowsIsTrue() throws IOException {
    int steps = 0;
    try (EmbeddedRegistry registry = Page.startRegistry()) {
      for (Page.Step step : Page.read("docs/signing.md").steps()) {
        String line = step.arguments();
        if (line != null) {
          assertThat(run(line, registry.authority())).as(line).matches(step.pattern());
          steps++;
        }
      }
    }
    assertThat(steps).isEqualTo(6);
  }

  /** Runs a command line in this process; the files that it names lie in the test's folder. */
  private String run(String line, String authority) {
    List<String> arguments = new ArrayList<>();
    for (String word : line.replace(Page.REGISTRY, authority).split(" ")) {
      String bare = word.replace("'", "");
      if (bare.endsWith(".asc")) {
        bare = ForkedRun.resource("signing/" + bare).toString();
      }
      arguments.add(bare.startsWith("mychart") ? folder.resolve(bare).toString() : bare);
    }
    if (line.startsWith("package") || line.startsWith("pull")) {
      arguments.addAll(List.of("-d", folder.toString()));
    }
    ProgramRun run = Page.run(folder, arguments);
    return (run.out() + run.err())
        .replace(authority, Page.REGISTRY)
        .replace("Creating " + folder + "/", "Creating ");
  }
}
