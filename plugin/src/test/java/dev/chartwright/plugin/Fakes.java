package dev.chartwright.plugin;

import dev.chartwright.golang.slog.LogSink;
import java.util.Map;

/** Stand-ins for the world around plugins. */
final class Fakes {
  private Fakes() {}

  /** Programs that end at once with 0 and print nothing. */
  static Processes nothing() {
    return call -> ProcessResult.of(0, new byte[0]);
  }

  static PluginSettings settings(Processes processes) {
    return settings("/nowhere", processes);
  }

  static PluginSettings settings(String directories, Processes processes) {
    return new PluginSettings(
        directories,
        "/nowhere/cache",
        Map.of("HOME", "/home/ada", "PATH", "/usr/bin:/bin"),
        () -> Map.of("HELM_NAMESPACE", "space"),
        Platform.of("Linux", "amd64"),
        processes,
        LogSink.none());
  }
}
