package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ForkedRun;
import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/signing.md print what it says; an ellipsis stands for anything. */
class SigningDocumentTest {
  private static final String SHOWN_ADDRESS = "127.0.0.1:5000";

  @TempDir Path folder;

  @Test
  void whatThePageShowsIsTrue() throws IOException {
    int steps = 0;
    try (EmbeddedRegistry registry =
        EmbeddedRegistry.start(
            new EmbeddedRegistry.Options("127.0.0.1:0", "", "", false, "", "", false, false),
            (remote, method, target, status, bytes) -> {})) {
      String page = Files.readString(root().resolve("docs/signing.md"));
      for (String block : page.split("```console\n")) {
        String session = block.substring(0, block.indexOf("```"));
        for (String step : session.split("(?m)^\\$ ")) {
          if (step.startsWith("./chartwright ")) {
            int end = step.indexOf('\n');
            String line = step.substring("./chartwright ".length(), end);
            assertThat(run(line, registry.authority()))
                .as(line)
                .matches(asPattern(step.substring(end + 1)));
            steps++;
          }
        }
      }
    }
    assertThat(steps).isEqualTo(6);
  }

  /** Runs a command line in this process; the files that it names lie in the test's folder. */
  private String run(String line, String authority) {
    List<String> arguments = new ArrayList<>();
    for (String word : line.replace(SHOWN_ADDRESS, authority).split(" ")) {
      String bare = word.replace("'", "");
      if (bare.endsWith(".asc")) {
        bare = ForkedRun.resource("signing/" + bare).toString();
      }
      arguments.add(bare.startsWith("mychart") ? folder.resolve(bare).toString() : bare);
    }
    if (line.startsWith("package") || line.startsWith("pull")) {
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
                "DOCKER_CONFIG", folder.resolve("docker").toString()),
            arguments);
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
    // What follows the last line of a step in the page may be an empty line.
    return Pattern.compile(
        Pattern.quote(expected.stripTrailing() + "\n").replace("…", "\\E.*\\Q"), Pattern.DOTALL);
  }
}
