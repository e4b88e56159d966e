package dev.chartwright.cli.cobra;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Notes about a completion for whoever debugs it: on standard error, which shells ignore, and in
 * the file that {@code BASH_COMP_DEBUG_FILE} names.
 */
public final class CompletionDebug {
  private final ByteSink err;
  private final Map<String, String> env;

  /** Notes for one run. */
  public CompletionDebug(ByteSink err, Map<String, String> env) {
    this.err = err;
    this.env = env;
  }

  /** A line {@code [Debug] …}; on standard error only if {@code show}. */
  public void debug(String message, boolean show) {
    write("[Debug] " + message + "\n", show);
  }

  /** A line {@code [Debug] [Error] …}, always shown. */
  void error(String message) {
    write("[Debug] [Error] " + message + "\n", true);
  }

  private void write(String line, boolean show) {
    String file = env.getOrDefault("BASH_COMP_DEBUG_FILE", "");
    if (!file.isEmpty()) {
      try {
        Files.write(
            Path.of(file),
            GoString.bytes(line),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        // The notes are an aid only.
      }
    }
    if (show) {
      err.print(line);
    }
  }
}
