package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.plugin.PluginException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plugin in an OCI registry.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/installer/oci_installer.go}.
 */
final class OciArchive implements PluginInstaller {
  private final String source;
  private final String folder;
  private final String name;
  private final Function<String, PulledPlugin> registry;
  private final InstallPlaces places;
  private final LogSink log;
  private @Nullable PulledPlugin pulled;

  OciArchive(
      String source, Function<String, PulledPlugin> registry, InstallPlaces places, LogSink log) {
    this.source = source;
    this.name = PluginRegistry.pluginName(source);
    this.folder = places.cached(CacheKey.of(source));
    this.registry = registry;
    this.places = places;
    this.log = log;
  }

  @Override
  public boolean isVerifiable() {
    return true;
  }

  @Override
  public String path() {
    return places.plugin(name);
  }

  @Override
  public SignedArchive archive() {
    log.debug("getting verification data for OCI plugin", "source", source);
    PulledPlugin plugin = pulled();
    String archive;
    try {
      archive = KeptArchive.name(PluginArchive.manifest(plugin.archive()).metadata());
    } catch (PluginException e) {
      throw new PluginException(
          "failed to extract plugin metadata from tarball: " + e.getMessage(), e);
    }
    log.debug("got verification data for OCI plugin", "filename", archive);
    return SignedArchive.of(plugin.archive(), plugin.provenance(), archive);
  }

  private PulledPlugin pulled() {
    PulledPlugin made = pulled;
    if (made == null) {
      try {
        made = registry.apply(source);
      } catch (RuntimeException e) {
        throw new PluginException(
            "failed to pull plugin from " + source + ": " + e.getMessage(), e);
      }
      pulled = made;
    }
    return made;
  }

  @Override
  public void install() {
    log.debug("pulling OCI plugin", "source", source);
    PulledPlugin plugin = pulled();
    KeptArchive.save(places, plugin.archive(), plugin.provenance(), log);
    // What an older version left behind is no part of this one.
    FolderTree.delete(folder);
    try {
      Os.mkdirAll(folder);
    } catch (PathException e) {
      throw new PluginException("failed to create cache directory: " + e.getMessage(), e);
    }
    try {
      TarGzExtractor.extract(plugin.archive(), folder);
    } catch (PluginException | PathException e) {
      throw new PluginException("failed to extract plugin: " + e.getMessage(), e);
    }
    String root = PluginSources.isPlugin(folder) ? folder : PluginSources.pluginBelow(folder);
    if (root == null) {
      throw PluginSources.missingMetadata();
    }
    log.debug("copying", "source", root, "path", path());
    FolderTree.copy(root, path());
  }

  @Override
  public void update() {
    FolderTree.delete(path());
    install();
  }
}
