package dev.chartwright.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of somebody else, found on the PATH. */
record Peer(Path program) {

  static Optional<Peer> find(String name) {
    for (String folder : System.getenv("PATH").split(":")) {
      Path file = Path.of(folder, name);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return Optional.of(new Peer(file));
      }
    }
    return Optional.empty();
  }

  /** Runs it to its end in a folder with settings of its own, and gives what it printed. */
  String run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment(folder));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    assertThat(process.exitValue()).as("%s: %s", command, printed).isZero();
    return printed;
  }

  static Map<String, String> environment(Path folder) {
    return Map.of(
        "HOME", folder.toString(),
        "HELM_CACHE_HOME", folder.resolve("cache").toString(),
        "HELM_CONFIG_HOME", folder.resolve("config").toString(),
        "HELM_DATA_HOME", folder.resolve("data").toString(),
        "DOCKER_CONFIG", folder.resolve("docker").toString(),
        "TZ", "UTC");
  }
}
