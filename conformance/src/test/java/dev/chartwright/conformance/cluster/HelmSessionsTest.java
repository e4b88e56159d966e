package dev.chartwright.conformance.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fake API server is good enough for helm itself to do again what it did with a real one. */
@Tag("interop")
class HelmSessionsTest {
  static List<String> names() {
    return Sessions.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void goOnTheFakeServerAsOnTheRealOne(String name, @TempDir Path folder)
      throws IOException, InterruptedException {
    boolean there = false;
    for (String place : System.getenv("PATH").split(":")) {
      there |= Files.isExecutable(Path.of(place, "helm"));
    }
    assumeTrue(there, "helm is not on the PATH");
    try (SessionReplay replay =
        new SessionReplay(Session.read(name), folder, HelmSessionsTest::helm)) {
      replay.run();
    }
  }

  private static ProgramRun helm(
      Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("helm"));
    command.addAll(arguments);
    Path out = Files.createTempFile("helm", "out");
    Path err = Files.createTempFile("helm", "err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    ProgramRun run = new ProgramRun(code, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return run;
  }
}
