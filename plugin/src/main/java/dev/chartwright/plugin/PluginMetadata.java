package dev.chartwright.plugin;

/**
 * What a plugin's {@code plugin.yaml} says, whichever of its two forms it has.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/metadata.go}.
 *
 * @param apiVersion {@code v1}, or {@code legacy} for the form without
 * @param name letters, digits, {@code _} and {@code -}
 * @param type {@code cli/v1}, {@code getter/v1}, {@code postrenderer/v1} or {@code test/v1}
 * @param runtime {@code subprocess} or {@code extism/v1}
 * @param version a semantic version; empty in an old manifest without one
 * @param sourceUrl where it can be found; may be empty
 * @param config what it says for its type
 * @param runtimeConfig what it says for its runtime
 */
public record PluginMetadata(
    String apiVersion,
    String name,
    String type,
    String runtime,
    String version,
    String sourceUrl,
    PluginConfig config,
    RuntimeConfig runtimeConfig) {
  /** The type of plugins that add a command. */
  public static final String CLI = "cli/v1";

  /** The type of plugins that fetch URLs. */
  public static final String GETTER = "getter/v1";

  /** The type of plugins that change what was rendered. */
  public static final String POST_RENDERER = "postrenderer/v1";
}
