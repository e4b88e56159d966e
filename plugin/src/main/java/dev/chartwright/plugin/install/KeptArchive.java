package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.PluginMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The archive that a plugin came from, kept beside the plugin so that it can be looked at again.
 */
final class KeptArchive {
  private KeptArchive() {}

  /** What an archive is called when it is kept. */
  static String name(PluginMetadata metadata) {
    return metadata.name() + "-" + metadata.version() + ".tgz";
  }

  /**
   * Keeps an archive, and its provenance file if there is one, be it empty.
   *
   * @throws PluginException in Helm's words
   */
  static void save(
      InstallPlaces places, byte[] archive, byte @Nullable [] provenance, LogSink log) {
    PluginMetadata metadata;
    try {
      metadata = PluginArchive.manifest(archive).metadata();
    } catch (PluginException e) {
      throw new PluginException(
          "failed to extract plugin metadata from tarball: " + e.getMessage(), e);
    }
    String path = places.ownPlugin(name(metadata));
    try {
      Os.mkdirAll(dev.chartwright.golang.path.Path.dir(path));
    } catch (PathException e) {
      throw new PluginException("failed to create plugins directory: " + e.getMessage(), e);
    }
    try {
      write(path, archive);
    } catch (PathException e) {
      throw new PluginException("failed to save tarball: " + e.getMessage(), e);
    }
    if (provenance != null) {
      try {
        write(path + ".prov", provenance);
      } catch (PathException e) {
        log.debug("failed to save provenance file", "error", String.valueOf(e.getMessage()));
      }
    }
  }

  /** Writes a file in one step; a link that stands in its place is replaced, not followed. */
  static void write(String path, byte[] content) {
    Path file = Path.of(path);
    if (Files.isDirectory(file)) {
      throw PathException.of("open", path, "is a directory");
    }
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw PathException.of("open", path, e);
    }
  }
}
