package dev.chartwright.plugin;

import java.util.List;

/**
 * A plugin that can be run.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/plugin.go}.
 */
public interface Plugin {
  /** The folder in which it lies. */
  String directory();

  /** What its {@code plugin.yaml} says. */
  PluginMetadata metadata();

  /**
   * Runs a plugin of type {@code cli/v1} on the user's own streams.
   *
   * @param arguments what the user typed after its name, without the flags that are Helm's
   * @throws PluginExitException if it fails
   */
  void runCommand(List<String> arguments);

  /**
   * Runs a plugin of type {@code getter/v1}.
   *
   * @return what it fetched
   * @throws PluginExitException if it fails
   */
  byte[] get(GetterCall call);

  /**
   * Runs a plugin of type {@code postrenderer/v1}.
   *
   * @param manifests YAML documents
   * @param arguments what the user gives along
   * @return what it made of them; what it prints as errors is dropped, as in Helm
   * @throws PluginExitException if it fails
   */
  byte[] render(byte[] manifests, List<String> arguments);

  /**
   * Asks a plugin for what could stand next on its command line, by its program {@code
   * plugin.complete}.
   *
   * @param words its subcommands and arguments so far, the last one unfinished
   * @return what it prints, errors included
   * @throws PluginException if it has no such program, or that fails
   */
  byte[] complete(List<String> words);

  /**
   * Runs what the plugin wants to run after an event; nothing if it has nothing.
   *
   * @param event {@code install}, {@code update} or {@code delete}
   * @throws PluginException if it fails
   */
  void runHook(String event);
}
