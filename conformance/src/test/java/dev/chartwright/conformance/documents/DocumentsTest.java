package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.cli.Program;
import dev.chartwright.cli.Session;
import dev.chartwright.cli.StartCheck;
import dev.chartwright.cli.output.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that README.md shows print what it says they print; an ellipsis stands for anything.
 */
class DocumentsTest {
  private static final String SHOWN_ADDRESS = "127.0.0.1:5000";

  @TempDir Path folder;

  @Test
  void theReadmesSessionIsTrue() throws IOException {
    List<Step> steps = steps("What you can do with it");
    assertThat(steps).hasSizeGreaterThan(4);
    try (EmbeddedRegistry registry =
        EmbeddedRegistry.start(
            new EmbeddedRegistry.Options("127.0.0.1:0", "", "", false, "", "", false, false),
            (remote, method, target, status, bytes) -> {})) {
      for (Step step : steps) {
        if (step.command().startsWith("serve")) {
          continue;
        }
        String printed = run(step.command().replace(SHOWN_ADDRESS, registry.authority()));
        assertThat(
                printed
                    .replace(registry.authority(), SHOWN_ADDRESS)
                    .replace("Creating " + folder + "/", "Creating "))
            .as(step.command())
            .matches(asPattern(step.output()));
      }
    }
  }

  private record Step(String command, String output) {}

  private static List<Step> steps(String section) throws IOException {
    String readme = Files.readString(root().resolve("README.md"));
    String text = readme.substring(readme.indexOf("## " + section));
    String block = text.substring(text.indexOf("```console\n") + 11);
    List<Step> steps = new ArrayList<>();
    for (String part : block.substring(0, block.indexOf("```")).split("(?m)^\\$ ")) {
      if (part.startsWith("./chartwright ")) {
        int end = part.indexOf('\n');
        steps.add(
            new Step(part.substring("./chartwright ".length(), end), part.substring(end + 1)));
      }
    }
    return steps;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Pattern asPattern(String expected) {
    return Pattern.compile(Pattern.quote(expected).replace("…", "\\E.*\\Q"), Pattern.DOTALL);
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
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteSink out = ByteSink.buffered(printed);
    Session session =
        new Session(
            Program.of("chartwright"),
            Map.of(
                "HOME", folder.toString(),
                "HELM_CACHE_HOME", folder.resolve("cache").toString(),
                "HELM_CONFIG_HOME", folder.resolve("config").toString(),
                "HELM_DATA_HOME", folder.resolve("data").toString(),
                "DOCKER_CONFIG", folder.resolve("docker").toString()),
            "Linux",
            out,
            ByteSink.unbuffered(printed, out),
            InputStream.nullInputStream(),
            Clock.systemUTC(),
            StartCheck.none());
    assertThat(session.run(arguments)).as(line).isZero();
    return printed.toString(StandardCharsets.UTF_8);
  }
}
