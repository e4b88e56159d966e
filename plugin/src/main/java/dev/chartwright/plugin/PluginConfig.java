package dev.chartwright.plugin;

import java.util.List;

/**
 * What a plugin says for its type: the key {@code config} of {@code plugin.yaml}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/schema}.
 */
public sealed interface PluginConfig {
  /**
   * A plugin that adds a command, type {@code cli/v1}.
   *
   * @param usage the usage line, {@code last NAME}; empty for the plugin's name
   * @param shortHelp one line; may be empty
   * @param longHelp its help; may be empty
   * @param ignoreFlags whether its program gets no arguments
   */
  record Cli(String usage, String shortHelp, String longHelp, boolean ignoreFlags)
      implements PluginConfig {}

  /**
   * A plugin that fetches URLs, type {@code getter/v1}.
   *
   * @param protocols their schemes, {@code s3}
   */
  record Getter(List<String> protocols) implements PluginConfig {
    /** Copies the schemes. */
    public Getter {
      protocols = List.copyOf(protocols);
    }
  }

  /** A plugin of a type that has nothing to say: {@code postrenderer/v1}, {@code test/v1}. */
  record None() implements PluginConfig {}
}
