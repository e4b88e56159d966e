package dev.chartwright.plugin.install;

import dev.chartwright.golang.path.Path;

/**
 * The folders that installing plugins deals with.
 *
 * <p>Helm looks for plugins in one place and puts some of them in another; both are the same unless
 * {@code HELM_PLUGINS} is set.
 *
 * @param plugins the folder of plugins, {@code HELM_PLUGINS} as it is
 * @param data Helm's folder for data
 * @param cache Helm's folder for caches
 * @param temporary the folder for temporary files
 */
public record InstallPlaces(String plugins, String data, String cache, String temporary) {
  /** A place in the folder of plugins. */
  String plugin(String name) {
    return Path.join(plugins, name);
  }

  /** A place in Helm's own folder of plugins. */
  String ownPlugin(String name) {
    return Path.join(data, "plugins", name);
  }

  /** Where what came from a source is kept. */
  String cached(String key) {
    return Path.join(cache, "plugins", key);
  }
}
