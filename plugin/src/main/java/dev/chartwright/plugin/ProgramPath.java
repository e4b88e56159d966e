package dev.chartwright.plugin;

import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds programs by name: Go's {@code exec.LookPath}.
 *
 * <p>Source: Go 1.26 {@code os/exec/lp_unix.go}.
 */
final class ProgramPath {
  private ProgramPath() {}

  /** The path of a program that may be run; the name itself if it holds a slash; null if none. */
  static @Nullable String find(String name, Map<String, String> environment) {
    if (name.indexOf('/') >= 0) {
      return name;
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      String candidate = Path.join(folder.isEmpty() ? "." : folder, name);
      File file = new File(candidate);
      if (file.isFile() && file.canExecute()) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * The path of a program to start.
   *
   * @throws PluginException in Go's words if there is none, if it lies in the current folder
   *     without being named so, or if it is a script that names no interpreter: Java would hand it
   *     to a shell, Go does not
   */
  static String locate(String name, Map<String, String> environment) {
    String program = find(name, environment);
    if (program == null) {
      throw new PluginException(
          "exec: " + Quote.quote(name) + ": executable file not found in $PATH");
    }
    if (name.indexOf('/') < 0 && !program.startsWith("/")) {
      throw new PluginException(
          "exec: "
              + Quote.quote(name)
              + ": cannot run executable found relative to current directory");
    }
    if (isPlainText(new File(program))) {
      throw new PluginException("fork/exec " + program + ": exec format error");
    }
    return program;
  }

  private static boolean isPlainText(File file) {
    if (!file.isFile() || !file.canExecute()) {
      // Starting it fails for a reason of its own.
      return false;
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file.toPath())) {
      head = in.readNBytes(256);
    } catch (IOException e) {
      return false;
    }
    if (head.length >= 2 && head[0] == '#' && head[1] == '!') {
      return false;
    }
    for (byte b : head) {
      if (b == 0 || b == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
