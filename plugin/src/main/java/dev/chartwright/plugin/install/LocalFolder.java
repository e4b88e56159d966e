package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.plugin.PluginException;
import java.io.IOException;
import java.nio.file.Files;

/**
 * A plugin in a folder of this machine, used where it lies: for its development.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/installer/local_installer.go}.
 */
final class LocalFolder implements PluginInstaller {
  private final String source;
  private final InstallPlaces places;
  private final LogSink log;

  LocalFolder(String source, InstallPlaces places, LogSink log) {
    this.source = source;
    this.places = places;
    this.log = log;
  }

  @Override
  public boolean isDevelopment() {
    return true;
  }

  @Override
  public String path() {
    return places.ownPlugin(Path.base(source));
  }

  @Override
  public void install() {
    if (!Os.stat(source).isDirectory()) {
      throw new PluginException(
          "expected plugin to be a directory (containing a file 'plugin.yaml')");
    }
    if (!PluginSources.isPlugin(source)) {
      throw PluginSources.missingMetadata();
    }
    log.debug("symlinking", "source", source, "path", path());
    try {
      Files.createSymbolicLink(java.nio.file.Path.of(path()), java.nio.file.Path.of(source));
    } catch (IOException e) {
      throw new PluginException(
          "symlink " + source + " " + path() + ": " + PathException.reason(e), e);
    }
  }

  @Override
  public void update() {
    log.debug("local repository is auto-updated");
  }
}
