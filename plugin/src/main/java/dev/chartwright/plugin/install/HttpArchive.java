package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.plugin.PluginException;
import org.jspecify.annotations.Nullable;

/**
 * A plugin in an archive on a web server.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/installer/http_installer.go}.
 */
final class HttpArchive implements PluginInstaller {
  /** Fetches a URL. */
  interface Fetcher {
    /** The whole answer, which may have so many bytes. */
    byte[] fetch(String url, int limit);
  }

  private final String source;
  private final String folder;
  private final String name;
  private final Fetcher fetcher;
  private final InstallPlaces places;
  private final LogSink log;
  private byte @Nullable [] archive;
  private byte @Nullable [] provenance;

  HttpArchive(String source, Fetcher fetcher, InstallPlaces places, LogSink log) {
    this.source = source;
    this.folder = places.cached(CacheKey.of(source));
    if (!TarGzExtractor.isArchive(source)) {
      throw new PluginException("no extractor implemented yet for " + source);
    }
    this.name = PluginArchive.pluginName(Path.base(source));
    this.fetcher = fetcher;
    this.places = places;
    this.log = log;
  }

  @Override
  public boolean isVerifiable() {
    return true;
  }

  @Override
  public String path() {
    return places.ownPlugin(name);
  }

  @Override
  public SignedArchive archive() {
    byte[] fetched;
    try {
      fetched = fetched();
    } catch (RuntimeException e) {
      throw new PluginException("failed to download plugin: " + e.getMessage(), e);
    }
    return SignedArchive.of(fetched, fetchedProvenance(), Path.base(source));
  }

  private byte[] fetched() {
    byte[] made = archive;
    if (made == null) {
      made = fetcher.fetch(source, InstallLimits.ARCHIVE_BYTES);
      archive = made;
    }
    return made;
  }

  private byte @Nullable [] fetchedProvenance() {
    if (provenance == null) {
      try {
        provenance = fetcher.fetch(source + ".prov", InstallLimits.PROVENANCE_BYTES);
      } catch (RuntimeException e) {
        // There need not be one; whoever wants to verify finds out.
        log.debug("no provenance file", "url", source + ".prov", "error", "" + e.getMessage());
      }
    }
    return provenance;
  }

  @Override
  public void install() {
    byte[] fetched = fetched();
    KeptArchive.save(places, fetched, fetchedProvenance(), log);
    // What an older version left behind is no part of this one.
    FolderTree.delete(folder);
    try {
      TarGzExtractor.extract(fetched, folder);
    } catch (PluginException | PathException e) {
      throw new PluginException("extracting files from archive: " + e.getMessage(), e);
    }
    String root = root();
    log.debug("copying", "source", root, "path", path());
    FolderTree.copy(root, path());
  }

  private String root() {
    if (PluginSources.isPlugin(folder)) {
      return folder;
    }
    String found = PluginSources.pluginBelow(folder);
    if (found == null) {
      throw new PluginException(
          "plugin.yaml not found in " + folder + " or its immediate subdirectories");
    }
    return found;
  }

  @Override
  public void update() {
    throw new PluginException("method Update() not implemented for HttpInstaller");
  }
}
