package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that README.md shows print what it says they print; an ellipsis stands for anything.
 */
class DocumentsTest {
  @TempDir Path folder;

  @Test
  void theReadmesSessionIsTrue() throws IOException {
    int steps = 0;
    Page session = Page.read("README.md").firstSession("What you can do with it");
    try (EmbeddedRegistry registry = Page.startRegistry()) {
      for (Page.Step step : session.steps()) {
        String line = step.arguments();
        if (line == null || line.startsWith("serve")) {
          continue;
        }
        String printed = run(line.replace(Page.REGISTRY, registry.authority()));
        assertThat(
                printed
                    .replace(registry.authority(), Page.REGISTRY)
                    .replace("Creating " + folder + "/", "Creating "))
            .as(line)
            .matches(step.pattern());
        steps++;
      }
    }
    assertThat(steps).isGreaterThan(3);
  }

  /** Runs a command line in this process; the files that it names lie in the test's folder. */
  private String run(String line) {
    List<String> arguments = new ArrayList<>();
    for (String word : line.split(" ")) {
      String bare = word.replace("'", "");
      arguments.add(bare.startsWith("mychart") ? folder.resolve(bare).toString() : bare);
    }
    if (line.startsWith("package") || line.startsWith("pull")) {
      arguments.addAll(Arrays.asList("-d", folder.toString()));
    }
    ProgramRun run = Page.run(folder, arguments);
    assertThat(run.code()).as(line).isZero();
    return run.out() + run.err();
  }
}
