package dev.chartwright.conformance.cluster;

import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our commands print what helm printed and send what helm sent. */
class RecordedSessionsTest {
  static List<String> names() {
    return Sessions.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void goAsHelmsWent(String name, @TempDir Path folder) throws IOException, InterruptedException {
    try (SessionReplay replay =
        new SessionReplay(Session.read(name), folder, RecordedSessionsTest::ours)) {
      replay.run();
    }
  }

  /** The program in this process; files that it names lie in the session's folder. */
  private static ProgramRun ours(
      Path folder, Map<String, String> environment, List<String> arguments) {
    List<String> own = new ArrayList<>();
    boolean create = arguments.get(0).equals("create");
    for (String argument : arguments) {
      boolean there = argument.startsWith("./") || argument.endsWith(".yaml");
      if (there && Files.exists(folder.resolve(argument))) {
        own.add(folder + "/" + argument.replaceFirst("^\\./", ""));
      } else {
        own.add(
            create && !argument.equals("create") ? folder.resolve(argument).toString() : argument);
      }
    }
    ProgramRun run = ProgramRun.of("helm", environment, own);
    return create
        ? new ProgramRun(run.code(), run.out().replace(folder + "/", ""), run.err())
        : run;
  }
}
