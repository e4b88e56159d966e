package dev.chartwright.kube.rest;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.config.ExecPlugin;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a program that knows credentials; what it complains of goes to standard error. */
final class ExecProgram {
  /** How long a program may take that can ask nobody; client-go waits for ever. */
  static final Duration LIMIT = Duration.ofMinutes(5);

  private static final File NOTHING = new File("/dev/null");

  private final ExecPlugin plugin;
  private final Map<String, String> environment;
  private final String command;
  private final boolean interactive;
  private final String request;
  private final Duration limit;
  private volatile boolean late;

  ExecProgram(
      ExecPlugin plugin,
      Map<String, String> environment,
      String command,
      boolean interactive,
      String request,
      Duration limit) {
    this.plugin = plugin;
    this.environment = environment;
    this.command = command;
    this.interactive = interactive;
    this.request = request;
    this.limit = limit;
  }

  /**
   * What it prints on its standard output.
   *
   * @param missing what to say if it is not in PATH
   */
  String run(Supplier<KubeException> missing) {
    List<String> words = new ArrayList<>();
    words.add(executable(missing));
    words.addAll(plugin.args());
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.redirectInput(
        interactive ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.from(NOTHING));
    builder.environment().clear();
    builder.environment().putAll(environment);
    for (Map.Entry<String, String> each : plugin.environment()) {
      builder.environment().put(each.getKey(), each.getValue());
    }
    builder.environment().put("KUBERNETES_EXEC_INFO", request);
    try {
      Process process = builder.start();
      @Nullable Thread timer = interactive ? null : timer(process);
      try {
        return output(process);
      } finally {
        process.destroyForcibly();
        if (timer != null) {
          timer.interrupt();
        }
      }
    } catch (IOException e) {
      throw KubeException.of("exec: fork/exec " + command + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KubeException.of("exec: signal: interrupt", e);
    }
  }

  /** Ends the program, and what it has started, when its time is over. */
  private Thread timer(Process process) {
    Thread timer =
        new Thread(
            () -> {
              try {
                late = !process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                return;
              }
              if (late) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
              }
            },
            "exec-credentials");
    timer.setDaemon(true);
    timer.start();
    return timer;
  }

  private String output(Process process) throws IOException, InterruptedException {
    byte[] output;
    try (InputStream out = process.getInputStream()) {
      output = out.readNBytes(RestLimits.CREDENTIAL_BYTES + 1);
    }
    if (output.length > RestLimits.CREDENTIAL_BYTES) {
      throw KubeException.of(
          "exec: executable "
              + command
              + " prints more than "
              + RestLimits.CREDENTIAL_BYTES
              + " bytes");
    }
    int code = process.waitFor();
    if (late) {
      throw KubeException.of(
          "exec: executable " + command + " did not end within " + limit.toSeconds() + "s");
    }
    if (code != 0) {
      throw KubeException.of("exec: executable " + command + " failed with exit code " + code);
    }
    return new String(output, StandardCharsets.UTF_8);
  }

  private String executable(Supplier<KubeException> missing) {
    if (command.indexOf('/') >= 0) {
      Path path = Path.of(command);
      if (!Files.isExecutable(path)) {
        throw KubeException.of(
            "exec: fork/exec "
                + command
                + (Files.exists(path) ? ": permission denied" : ": no such file or directory"));
      }
      return command;
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      Path path = Path.of(folder.isEmpty() ? "." : folder, command);
      if (Files.isExecutable(path) && !Files.isDirectory(path)) {
        return path.toString();
      }
    }
    throw missing.get();
  }

  /** Why output is no credential, in the words of apimachinery's decoder. */
  static String decodingProblem(String output, KubeException e) {
    return output.isBlank()
        ? "couldn't get version/kind; json parse error: unexpected end of JSON input"
        : "couldn't get version/kind; json parse error: " + e.getMessage();
  }
}
