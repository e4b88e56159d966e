package dev.chartwright.action;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.plugin.InstalledPlugins;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.PluginSettings;
import dev.chartwright.plugin.install.FolderTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Removes plugins, and the archives from which they came.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/plugin_uninstall.go}.
 */
public final class PluginUninstall {
  private final PluginSettings settings;

  private PluginUninstall(PluginSettings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static PluginUninstall of(PluginSettings settings) {
    return new PluginUninstall(settings);
  }

  /**
   * Removes plugins; one that cannot be removed does not keep the others.
   *
   * @param lines takes what Helm prints, line by line
   * @throws PluginException in Helm's words, one line for each that could not be removed
   */
  public void run(List<String> names, Consumer<String> lines) {
    LogSink log = settings.log();
    log.debug("loading installer plugins", "dir", settings.directories());
    List<Plugin> plugins = InstalledPlugins.of(settings).in(settings.directories());
    List<String> failures = new ArrayList<>();
    for (String name : names) {
      Plugin plugin = PluginUpdate.named(plugins, name);
      if (plugin == null) {
        failures.add("plugin: " + name + " not found");
        continue;
      }
      try {
        remove(plugin);
        lines.accept("Uninstalled plugin: " + name);
      } catch (PluginException | PathException e) {
        failures.add("failed to uninstall plugin " + name + ", got error (" + e.getMessage() + ")");
      }
    }
    PluginUpdate.report(failures);
  }

  private void remove(Plugin plugin) {
    FolderTree.delete(plugin.directory());
    String version = plugin.metadata().version();
    if (!version.isEmpty()) {
      String archive =
          Path.join(settings.directories(), plugin.metadata().name() + "-" + version + ".tgz");
      removeKept(archive, "removing versioned tarball", "failed to remove tarball file");
      removeKept(
          archive + ".prov", "removing versioned provenance", "failed to remove provenance file");
    }
    plugin.runHook("delete");
  }

  private void removeKept(String path, String message, String failure) {
    if (!Os.exists(path)) {
      return;
    }
    settings.log().debug(message, "path", path);
    try {
      FolderTree.delete(path);
    } catch (PathException e) {
      settings.log().debug(failure, "path", path, "error", String.valueOf(e.getMessage()));
    }
  }
}
