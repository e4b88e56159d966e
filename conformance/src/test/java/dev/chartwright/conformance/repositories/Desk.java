package dev.chartwright.conformance.repositories;

import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A user's folders, and the program at work in them. */
record Desk(Path home, Map<String, String> environment) {
  static Desk in(Path home) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", home.toString());
    environment.put("HELM_CONFIG_HOME", home.resolve("config").toString());
    environment.put("HELM_CACHE_HOME", home.resolve("cache").toString());
    environment.put("HELM_DATA_HOME", home.resolve("data").toString());
    environment.put("DOCKER_CONFIG", home.resolve("docker").toString());
    environment.put("TMPDIR", Files.createDirectories(home.resolve("tmp")).toString());
    Files.createDirectories(home.resolve("work"));
    return new Desk(home, environment);
  }

  ProgramRun run(String... args) {
    return ProgramRun.of("chartwright", environment, List.of(args));
  }

  /** Runs under the name helm. */
  ProgramRun helm(String... args) {
    return ProgramRun.of("helm", environment, List.of(args));
  }

  Path work() {
    return home.resolve("work");
  }

  /** Writes a file of the configuration. */
  void configure(String name, String text) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config").resolve(name), text);
  }

  /** Files of the working folder and of the folder for temporary files, and half-written ones. */
  List<String> leftovers() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .filter(file ->
              file.startsWith(work())
                  || file.startsWith(home.resolve("tmp"))
                  || file.startsWith(home.resolve("cache").resolve("content"))
                  || file.toString().endsWith(".tmp"))
          .map(file -> home.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
