package dev.chartwright.plugin;

/**
 * How plugins of one kind are run: the seam for {@code runtime:} of {@code plugin.yaml}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/runtime.go}.
 */
interface Runtime {
  /**
   * Makes a plugin of what its manifest says.
   *
   * @throws PluginException if this runtime cannot run it
   */
  Plugin create(String directory, PluginMetadata metadata);
}
