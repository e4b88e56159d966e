package dev.chartwright.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of these tests in a process and an empty working directory of its own. */
public record ForkedRun(int code, String output) {
  /**
   * Runs a class and waits for its end.
   *
   * @param folder where it works; made if it is not there
   */
  public static ForkedRun of(Path folder, String mainClass, String... args)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx2g", "-Xss64m", "-Dfile.encoding=UTF-8", "-cp", classPath));
    command.add(mainClass);
    command.addAll(List.of(args));
    Path log = Files.createTempFile("forked", ".log");
    try {
      int code =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      return new ForkedRun(code, Files.readString(log, StandardCharsets.UTF_8));
    } finally {
      Files.delete(log);
    }
  }

  /** A folder of test resources. */
  public static Path resource(String name) {
    java.net.URL url = ForkedRun.class.getResource(name);
    if (url == null) {
      throw new IllegalArgumentException(name);
    }
    return Path.of(java.net.URI.create(url.toString()));
  }
}
