package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.plugin.PluginException;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * A plugin in an archive on this machine.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/installer/local_installer.go}.
 */
final class LocalArchive implements PluginInstaller {
  private final String source;
  private final InstallPlaces places;
  private final LogSink log;

  LocalArchive(String source, InstallPlaces places, LogSink log) {
    this.source = source;
    this.places = places;
    this.log = log;
  }

  @Override
  public boolean isVerifiable() {
    return true;
  }

  @Override
  public String path() {
    return places.ownPlugin(PluginArchive.pluginName(Path.base(source)));
  }

  @Override
  public SignedArchive archive() {
    byte[] archive;
    try {
      archive = PluginSources.read(source, InstallLimits.ARCHIVE_BYTES);
    } catch (PathException e) {
      throw new PluginException("failed to read plugin file: " + e.getMessage(), e);
    }
    return SignedArchive.of(archive, provenance(true), Path.base(source));
  }

  private byte @Nullable [] provenance(boolean strict) {
    String file = source + ".prov";
    try {
      return PluginSources.read(file, InstallLimits.PROVENANCE_BYTES);
    } catch (PathException e) {
      if (strict && !e.isNotExist()) {
        throw new PluginException(
            "failed to access provenance file " + file + ": " + e.getMessage(), e);
      }
      return null;
    }
  }

  @Override
  public void install() {
    byte[] archive;
    try {
      archive = PluginSources.read(source, InstallLimits.ARCHIVE_BYTES);
    } catch (PathException e) {
      throw new PluginException("failed to read archive: " + e.getMessage(), e);
    }
    KeptArchive.save(places, archive, provenance(false), log);
    String scratch;
    try {
      scratch =
          Files.createTempDirectory(
                  java.nio.file.Path.of(places.temporary()), "helm-plugin-extract-")
              .toString();
    } catch (IOException e) {
      throw new PluginException(
          "failed to create temp directory: "
              + PathException.of("mkdir", places.temporary(), e).getMessage(),
          e);
    }
    try {
      try {
        TarGzExtractor.extract(archive, scratch);
      } catch (PluginException | PathException e) {
        throw new PluginException("failed to extract archive: " + e.getMessage(), e);
      }
      String folder = Path.join(scratch, PluginArchive.pluginName(Path.base(source)));
      try {
        Os.stat(Path.join(folder, PluginSources.FILE));
      } catch (PathException e) {
        throw new PluginException(
            "plugin.yaml not found in expected directory " + folder + ": " + e.getMessage(), e);
      }
      log.debug("copying", "source", folder, "path", path());
      FolderTree.copy(folder, path());
    } finally {
      FolderTree.delete(scratch);
    }
  }

  @Override
  public void update() {
    log.debug("local repository is auto-updated");
  }
}
