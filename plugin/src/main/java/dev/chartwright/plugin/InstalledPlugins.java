package dev.chartwright.plugin;

import dev.chartwright.golang.os.Glob;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.path.PatternException;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plugins in the folders of plugins.
 *
 * <p>A folder below one of them that holds a {@code plugin.yaml} is a plugin; one that cannot be
 * read is left out with a warning in the log. Reads the disk at each call. Source: Helm 4.3.1
 * {@code internal/plugin/loader.go}.
 */
public final class InstalledPlugins {
  private static final String FILE = "plugin.yaml";

  private final PluginSettings settings;

  private InstalledPlugins(PluginSettings settings) {
    this.settings = settings;
  }

  /** The plugins that these settings lead to. */
  public static InstalledPlugins of(PluginSettings settings) {
    return new InstalledPlugins(settings);
  }

  /**
   * The plugins of a type, in the order of their folders.
   *
   * @param type {@code cli/v1} and so on; empty for all
   * @throws PluginException if two plugins in one folder have the same name
   */
  public List<Plugin> all(String type) {
    return matching("", type);
  }

  /**
   * The first plugin of that name and type.
   *
   * @param type {@code cli/v1} and so on; empty for any
   * @throws PluginException {@code plugin: {Name:x Type:cli/v1} not found}
   */
  public Plugin find(String name, String type) {
    List<Plugin> found = matching(name, type);
    if (found.isEmpty()) {
      throw new PluginException("plugin: {Name:" + name + " Type:" + type + "} not found");
    }
    return found.get(0);
  }

  /**
   * The plugins in one folder, which is taken as it is, separators and all.
   *
   * @throws PluginException if two have the same name
   */
  public List<Plugin> in(String folder) {
    List<Plugin> plugins = new ArrayList<>();
    String pattern = Path.join(folder, "*", FILE);
    List<String> files;
    try {
      files = Glob.glob(pattern);
    } catch (PatternException e) {
      throw new PluginException(
          "failed to search for plugins in " + Quote.quote(pattern) + ": " + e.getMessage(), e);
    }
    for (String file : files) {
      try {
        plugins.add(load(Path.dir(file)));
      } catch (PluginException e) {
        settings
            .log()
            .warn(
                "failed to load plugin (ignoring)",
                "plugin_yaml",
                file,
                "error",
                String.valueOf(e.getMessage()));
      }
    }
    checkNames(plugins);
    return plugins;
  }

  /**
   * The plugin in that folder.
   *
   * @throws PluginException if there is none, or its {@code plugin.yaml} will not do
   */
  public Plugin load(String folder) {
    String file = Path.join(folder, FILE);
    byte[] yaml;
    try {
      yaml = Os.readFile(file);
    } catch (PathException e) {
      throw new PluginException(
          "failed to read plugin at " + Quote.quote(file) + ": " + e.getMessage(), e);
    }
    PluginMetadata metadata;
    try {
      metadata = PluginManifest.read(yaml).metadata();
    } catch (PluginException e) {
      throw new PluginException(
          "failed to load plugin " + Quote.quote(folder) + ": " + e.getMessage(), e);
    }
    return runtime(metadata).create(folder, metadata);
  }

  private Runtime runtime(PluginMetadata metadata) {
    makeRuntimeCache();
    return metadata.runtimeConfig() instanceof RuntimeConfig.Extism
        ? new ExtismRuntime(settings)
        : new SubprocessRuntime(settings);
  }

  /** Helm's WebAssembly runtime makes this folder whenever a plugin is loaded. */
  private void makeRuntimeCache() {
    Platform platform = settings.platform();
    String folder =
        Path.join(
            settings.cache(),
            "wazero-build",
            "wazero-v1.12.0-" + platform.architecture() + "-" + platform.system());
    try {
      Os.mkdirAll(folder);
    } catch (PathException e) {
      // Only a cache.
    }
  }

  private List<Plugin> matching(String name, String type) {
    List<Plugin> found = new ArrayList<>();
    for (String folder : folders()) {
      for (Plugin plugin : in(folder)) {
        PluginMetadata metadata = plugin.metadata();
        if ((name.isEmpty() || metadata.name().equals(name))
            && (type.isEmpty() || metadata.type().equals(type))) {
          found.add(plugin);
        }
      }
    }
    return found;
  }

  private List<String> folders() {
    List<String> folders = new ArrayList<>();
    String list = settings.directories();
    if (list.isEmpty()) {
      return folders;
    }
    char separator = settings.platform().system().equals("windows") ? ';' : ':';
    int start = 0;
    for (int end = list.indexOf(separator); end >= 0; end = list.indexOf(separator, start)) {
      folders.add(list.substring(start, end));
      start = end + 1;
    }
    folders.add(list.substring(start));
    return folders;
  }

  private static void checkNames(List<Plugin> plugins) {
    Map<String, String> known = new HashMap<>();
    for (Plugin plugin : plugins) {
      String name = plugin.metadata().name();
      String other = known.get(name);
      if (other != null) {
        throw new PluginException(
            "two plugins claim the name "
                + Quote.quote(name)
                + " at "
                + Quote.quote(other)
                + " and "
                + Quote.quote(plugin.directory()));
      }
      known.put(name, plugin.directory());
    }
  }
}
