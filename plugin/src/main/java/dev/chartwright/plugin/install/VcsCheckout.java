package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.plugin.PluginException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A plugin in a repository of a version control system.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/installer/vcs_installer.go}.
 */
final class VcsCheckout implements PluginInstaller {
  private final GitRepository repository;
  private final String source;
  private final String version;
  private final InstallPlaces places;
  private final LogSink log;

  private VcsCheckout(
      GitRepository repository, String source, String version, InstallPlaces places, LogSink log) {
    this.repository = repository;
    this.source = source;
    this.version = version;
    this.places = places;
    this.log = log;
  }

  /** The repository at a URL or address. */
  static VcsCheckout of(String source, String version, PluginSources sources) {
    String local = sources.places().cached(CacheKey.of(source));
    GitRepository repository = VcsKind.repository(source, local, sources);
    return new VcsCheckout(repository, source, version, sources.places(), sources.log());
  }

  /** The repository that a folder is a checkout of. */
  static VcsCheckout existing(String folder, PluginSources sources) {
    GitRepository repository = VcsKind.repository("", folder, sources);
    return new VcsCheckout(repository, repository.remote(), "", sources.places(), sources.log());
  }

  @Override
  public String path() {
    return source.isEmpty() ? "" : places.plugin(Path.base(source));
  }

  @Override
  public void install() {
    if (Os.exists(repository.folder())) {
      log.debug("updating", "source", repository.remote(), "destination", repository.folder());
      repository.update();
    } else {
      log.debug("cloning", "source", repository.remote(), "destination", repository.folder());
      repository.cloneRemote();
    }
    String reference = reference();
    if (!reference.isEmpty()) {
      log.debug("setting version", "version", version);
      repository.checkOut(reference);
    }
    if (!PluginSources.isPlugin(repository.folder())) {
      throw PluginSources.missingMetadata();
    }
    log.debug("copying files", "source", repository.folder(), "destination", path());
    FolderTree.copy(repository.folder(), path());
  }

  private String reference() {
    if (version.isEmpty() || repository.isReference(version)) {
      return version;
    }
    Constraints constraint;
    try {
      constraint = Constraints.parse(version);
    } catch (SemverException e) {
      throw new PluginException(String.valueOf(e.getMessage()), e);
    }
    List<String> tags = repository.tags();
    log.debug("found refs", "refs", "[" + String.join(" ", tags) + "]");
    List<Version> versions = new ArrayList<>();
    for (String tag : tags) {
      try {
        versions.add(Version.parse(tag));
      } catch (SemverException e) {
        // Not every tag is a version.
      }
    }
    versions.sort(Collections.reverseOrder());
    for (Version each : versions) {
      if (constraint.check(each)) {
        log.debug("setting to version", "version", each.original());
        return each.original();
      }
    }
    throw new PluginException(
        "requested version "
            + Quote.quote(version)
            + " does not exist for plugin "
            + Quote.quote(repository.remote()));
  }

  @Override
  public void update() {
    log.debug("updating", "source", repository.remote());
    if (repository.isDirty()) {
      throw new PluginException("plugin repo was modified");
    }
    repository.update();
    if (!PluginSources.isPlugin(repository.folder())) {
      throw PluginSources.missingMetadata();
    }
  }
}
