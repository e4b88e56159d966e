package dev.chartwright.action;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.os.Symlinks;
import dev.chartwright.plugin.InstalledPlugins;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.install.PluginInstaller;
import dev.chartwright.plugin.install.PluginSources;
import dev.chartwright.registry.RegistryEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings plugins that came from a repository up to date.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/plugin_update.go}.
 */
public final class PluginUpdate {
  private final Settings settings;
  private final PluginVerbSettings verb;

  private PluginUpdate(Settings settings, PluginVerbSettings verb) {
    this.settings = settings;
    this.verb = verb;
  }

  /** The verb with these settings. */
  public static PluginUpdate of(Settings settings, PluginVerbSettings verb) {
    return new PluginUpdate(settings, verb);
  }

  /**
   * Updates plugins; one that cannot be updated does not keep the others.
   *
   * @param lines takes what Helm prints, line by line
   * @throws PluginException in Helm's words, one line for each that could not be updated
   */
  public void run(List<String> names, Consumer<String> lines) {
    String folder = verb.plugins().directories();
    settings.log().debug("loading installed plugins", "path", folder);
    List<Plugin> plugins = InstalledPlugins.of(verb.plugins()).in(folder);
    List<String> failures = new ArrayList<>();
    ConnectionOptions options = ConnectionOptions.defaults();
    try (Connections connections = Connections.of(settings, options, RegistryEvents.NONE)) {
      PluginSources sources = PluginConnections.sources(settings, verb, options, connections);
      for (String name : names) {
        Plugin plugin = named(plugins, name);
        if (plugin == null) {
          failures.add("plugin: " + name + " not found");
          continue;
        }
        try {
          update(plugin, sources);
          lines.accept("Updated plugin: " + name);
        } catch (PluginException | PathException | IllegalStateException e) {
          failures.add("failed to update plugin " + name + ", got error (" + e.getMessage() + ")");
        }
      }
    }
    report(failures);
  }

  private void update(Plugin plugin, PluginSources sources) {
    PluginInstaller installer = sources.installed(Symlinks.eval(Os.abs(plugin.directory())));
    String path = installer.path();
    try {
      Os.stat(path);
    } catch (PathException e) {
      if (e.isNotExist()) {
        settings
            .log()
            .warn("plugin does not exist", "path", path, "error", String.valueOf(e.getMessage()));
        throw new PluginException("plugin does not exist", e);
      }
    }
    installer.update();
    settings.log().debug("loading plugin", "path", path);
    InstalledPlugins.of(verb.plugins()).load(path).runHook("update");
  }

  static @Nullable Plugin named(List<Plugin> plugins, String name) {
    for (Plugin plugin : plugins) {
      if (plugin.metadata().name().equals(name)) {
        return plugin;
      }
    }
    return null;
  }

  static void report(List<String> failures) {
    if (!failures.isEmpty()) {
      throw new PluginException(String.join("\n", failures));
    }
  }
}
