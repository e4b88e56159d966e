package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.Processes;
import dev.chartwright.registry.ChartReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what kind of source a plugin comes from: a registry, a folder, an archive here or on
 * the web, or a repository of a version control system.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/installer/installer.go}.
 *
 * @param places the folders to work in
 * @param web fetches from web servers
 * @param registry fetches a plugin by its {@code oci://} reference
 * @param environment the user's environment variables
 * @param processes starts {@code git}
 * @param log takes what Helm would log
 */
public record PluginSources(
    InstallPlaces places,
    PluginWeb web,
    Function<String, PulledPlugin> registry,
    Map<String, String> environment,
    Processes processes,
    LogSink log) {
  static final String FILE = "plugin.yaml";

  /**
   * What installs from a source.
   *
   * @param version for a repository: a tag, branch, commit or constraint; empty for the newest
   * @throws PluginException in Helm's words if nothing can
   */
  public PluginInstaller find(String source, String version) {
    if (ChartReference.isOci(source)) {
      return new OciArchive(source, registry, places, log);
    }
    try {
      if (Os.exists(source)) {
        String path = Os.abs(source);
        return TarGzExtractor.isArchive(path)
            ? new LocalArchive(path, places, log)
            : new LocalFolder(path, places, log);
      }
      if (isOnTheWeb(source)) {
        return new HttpArchive(source, web::fetch, places, log);
      }
      return VcsCheckout.of(source, version, this);
    } catch (RuntimeException e) {
      throw new PluginException(
          "cannot get information about plugin source "
              + Quote.quote(source)
              + " (if it's a local directory, does it exist?), last error was: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * What updates the plugin in a folder.
   *
   * @throws PluginException in Helm's words if nothing can
   */
  public PluginInstaller installed(String folder) {
    try {
      return VcsCheckout.existing(folder, this);
    } catch (UnknownVcsException e) {
      log.warn(
          "cannot get information about plugin source",
          "location",
          folder,
          "error",
          String.valueOf(e.getMessage()));
      throw new PluginException("cannot get information about plugin source", e);
    }
  }

  private boolean isOnTheWeb(String source) {
    if (!source.startsWith("http://") && !source.startsWith("https://")) {
      return false;
    }
    return TarGzExtractor.isArchive(source) || web.isArchive(source);
  }

  /** Whether a folder holds a {@code plugin.yaml}. */
  static boolean isPlugin(String folder) {
    return Os.exists(Path.join(folder, FILE));
  }

  /** The first folder in a folder that holds a {@code plugin.yaml}, or null. */
  static @Nullable String pluginBelow(String folder) {
    for (String name : FolderTree.sorted(folder)) {
      String candidate = Path.join(folder, name);
      if (Os.lstat(candidate).isDirectory() && isPlugin(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  static PluginException missingMetadata() {
    return new PluginException("plugin metadata (plugin.yaml) missing");
  }

  /** A whole file that may have so many bytes. */
  static byte[] read(String path, int limit) {
    try (InputStream in = Os.open(path)) {
      byte[] content = in.readNBytes(limit);
      if (content.length == limit && in.read() >= 0) {
        throw new PluginException(path + " has more than " + limit + " bytes");
      }
      return content;
    } catch (IOException e) {
      throw PathException.of("read", path, e);
    }
  }
}
