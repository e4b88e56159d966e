package dev.chartwright.plugin;

import dev.chartwright.golang.slog.LogSink;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where plugins lie and what they get to see. Immutable.
 *
 * @param directories the folders of plugins, separated as in PATH: {@code HELM_PLUGINS}
 * @param cache Helm's folder for caches; runtimes keep what they compile there
 * @param environment the user's environment variables
 * @param variables what {@code helm env} prints; asked for when a plugin is run
 * @param platform for which of their commands plugins are asked
 * @param processes starts the programs of plugins
 * @param log takes what Helm would log
 */
public record PluginSettings(
    String directories,
    String cache,
    Map<String, String> environment,
    Supplier<Map<String, String>> variables,
    Platform platform,
    Processes processes,
    LogSink log) {
  /** Copies the environment. */
  public PluginSettings {
    environment = Map.copyOf(environment);
  }
}
