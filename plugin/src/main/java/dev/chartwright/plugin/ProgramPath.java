package dev.chartwright.plugin;

import dev.chartwright.golang.path.Path;
import java.io.File;
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
    String list = environment.getOrDefault("PATH", "");
    for (String folder : list.split(":", -1)) {
      String candidate = Path.join(folder.isEmpty() ? "." : folder, name);
      File file = new File(candidate);
      if (file.isFile() && file.canExecute()) {
        return candidate;
      }
    }
    return null;
  }
}
