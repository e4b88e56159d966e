package dev.chartwright.cli.tour;

import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.output.ByteSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the tour plays: an empty folder in which our own program is started, with settings and
 * caches of its own, and what it prints is shown.
 */
final class Stage {
  private static final int SHOWN_LINES = 14;

  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> program;
  private final ByteSink out;

  Stage(Path folder, Map<String, String> outer, ByteSink out) {
    this.folder = folder;
    this.out = out;
    Map<String, String> inner = new HashMap<>(outer);
    inner.keySet().removeIf(name -> name.startsWith("HELM_") || name.startsWith("DOCKER_"));
    inner.put("HELM_CACHE_HOME", folder.resolve("cache").toString());
    inner.put("HELM_CONFIG_HOME", folder.resolve("config").toString());
    inner.put("HELM_DATA_HOME", folder.resolve("data").toString());
    inner.put("DOCKER_CONFIG", folder.resolve("docker").toString());
    inner.put("CHARTWRIGHT_NO_BUILD", "1");
    inner.put("CHARTWRIGHT_NAME", "chartwright");
    this.environment = inner;
    this.program = program(outer);
  }

  /** The launcher that started us; without one, the same Java with the same classes. */
  private static List<String> program(Map<String, String> outer) {
    String launcher = outer.getOrDefault("CHARTWRIGHT_LAUNCHER", "");
    if (!launcher.isEmpty()) {
      return List.of(launcher);
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.chartwright.cli.Main");
  }

  Path folder() {
    return folder;
  }

  /**
   * Runs one command, shows it with its output, and gives its standard output.
   *
   * @throws CommandException if it does not end with 0
   */
  String run(String... arguments) {
    return runWithInput("", "", arguments);
  }

  /** The same with something on standard input, shown as it would be piped. */
  String runWithInput(String input, String piped, String... arguments) {
    StringBuilder shown = new StringBuilder(piped).append("chartwright");
    for (String each : arguments) {
      shown.append(' ').append(each);
    }
    say("$ " + shown);
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      show(Files.readString(errors));
      show(output);
      Files.delete(errors);
      if (code != 0) {
        throw CommandException.of("the tour stops here: the command ended with " + code);
      }
      return output;
    } catch (IOException e) {
      throw CommandException.of("the tour cannot start " + command.get(0) + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.of("interrupted");
    }
  }

  private void show(String text) {
    List<String> lines = text.lines().toList();
    boolean all = lines.size() <= SHOWN_LINES + 2;
    for (String line : all ? lines : lines.subList(0, SHOWN_LINES)) {
      say(line);
    }
    if (!all) {
      say("… (" + (lines.size() - SHOWN_LINES) + " more lines)");
    }
  }

  /** Shows a line at once. */
  void say(String line) {
    out.println(line).flush();
  }

  /** Checks what a step must have brought about. */
  void require(boolean holds, String what) {
    if (!holds) {
      throw CommandException.of("the tour stops here: " + what);
    }
    say("  ✓ " + what);
    say("");
  }
}
