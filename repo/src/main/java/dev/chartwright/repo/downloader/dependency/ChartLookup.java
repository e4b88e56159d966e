package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Dependency;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.TlsFiles;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.Map;

/**
 * Finds the URL of a locked dependency.
 *
 * <p>Of repositories that the user has not added Helm fetches the index again for each dependency;
 * here those of one repository share what was read to find their versions. Source: Helm {@code
 * pkg/downloader/manager.go} (findChartURL).
 */
final class ChartLookup {
  private final AddedRepositories added;
  private final Map<String, RepositoryIndex> unmanaged;
  private final ChartDownloader downloader;
  private final LogSink log;

  /**
   * A lookup.
   *
   * @param unmanaged the indexes that were read already, by the URLs of their repositories
   * @param downloader fetches the indexes of the others
   */
  ChartLookup(
      AddedRepositories added,
      Map<String, RepositoryIndex> unmanaged,
      ChartDownloader downloader,
      LogSink log) {
    this.added = added;
    this.unmanaged = unmanaged;
    this.downloader = downloader;
    this.log = log;
  }

  /**
   * Where a chart is and how it is fetched.
   *
   * @param url of the archive, or of the chart in a registry with the version behind it
   * @param options credentials and certificates
   */
  record Location(String url, GetOptions options) {}

  /**
   * Looks a dependency up; to be called in any thread.
   *
   * @throws DependencyException {@code could not find : …}
   */
  Location find(Dependency locked) {
    try {
      return locate(locked);
    } catch (RuntimeException e) {
      // Helm names the URL, which it has not found.
      throw new DependencyException("could not find : " + e.getMessage(), e);
    }
  }

  private Location locate(Dependency locked) {
    String repository = locked.repository();
    if (ChartReference.isOci(repository)) {
      return new Location(
          repository + "/" + locked.name() + ":" + locked.version(), GetOptions.none());
    }
    int place = added.find(repository);
    if (place >= 0) {
      String url = urlIn(added.index(place), locked);
      return new Location(RepositoryUrl.resolve(repository, url), options(added.entry(place)));
    }
    try {
      RepositoryIndex index = unmanaged.get(repository);
      String url =
          index == null
              ? downloader.findInRepository(repository, locked.name(), locked.version())
              : find(index, locked);
      return new Location(url, GetOptions.none());
    } catch (RuntimeException e) {
      throw new RepositoryException(
          "chart " + locked.name() + " not found in " + repository + ": " + e.getMessage(), e);
    }
  }

  private static String urlIn(RepositoryIndex index, Dependency locked) {
    if (!index.contains(locked.name())) {
      throw new RepositoryException("entry not found");
    }
    for (IndexedVersion each : index.versions(locked.name())) {
      if (!each.urls().isEmpty()
          && (locked.version().isEmpty() || sameVersion(locked.version(), each.version()))) {
        return each.urls().get(0);
      }
    }
    throw new RepositoryException("no matching version");
  }

  private static boolean sameVersion(String wanted, String offered) {
    Version version;
    try {
      version = Version.parse(wanted);
    } catch (SemverException e) {
      return wanted.equals(offered);
    }
    try {
      return version.compareTo(Version.parse(offered)) == 0;
    } catch (SemverException e) {
      return false;
    }
  }

  private String find(RepositoryIndex index, Dependency locked) {
    String what = "chart " + Quote.quote(locked.name());
    if (!locked.version().isEmpty()) {
      what += " version " + Quote.quote(locked.version());
    }
    IndexedVersion found;
    try {
      found = index.get(locked.name(), locked.version(), log);
    } catch (RuntimeException e) {
      throw new RepositoryException(
          what + " not found in " + locked.repository() + " repository", e);
    }
    if (found.urls().isEmpty()) {
      throw new RepositoryException(what + " has no downloadable URLs");
    }
    try {
      return RepositoryUrl.resolve(locked.repository(), found.urls().get(0));
    } catch (RepositoryException e) {
      throw new RepositoryException("failed to make chart URL absolute: " + e.getMessage(), e);
    }
  }

  private static GetOptions options(RepositoryEntry entry) {
    return GetOptions.none()
        .withCredentials(entry.username(), entry.password())
        .withPassCredentialsAll(entry.passCredentialsAll())
        .withTls(
            new TlsFiles(
                entry.certFile(), entry.keyFile(), entry.caFile(), entry.insecureSkipTlsVerify()));
  }
}
