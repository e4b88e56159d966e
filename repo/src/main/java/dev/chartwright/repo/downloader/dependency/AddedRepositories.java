package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.downloader.CachedIndexes;
import dev.chartwright.repo.downloader.RepositoryIndexes;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repositories that the user added, with their indexes in memory. Immutable; safe for several
 * threads.
 *
 * <p>Source: Helm {@code pkg/downloader/manager.go} (loadChartRepositories), {@code
 * chart_downloader.go} (scanReposForURL).
 */
final class AddedRepositories {
  private final CachedIndexes cached;
  private final RepositoryFile file;
  private final List<RepositoryIndex> indexes;

  private AddedRepositories(
      CachedIndexes cached, RepositoryFile file, List<RepositoryIndex> indexes) {
    this.cached = cached;
    this.file = file;
    this.indexes = indexes;
  }

  /**
   * Reads the indexes of all of them, used or not, as Helm does.
   *
   * @throws RuntimeException if one cannot be read
   */
  static AddedRepositories of(
      CachedIndexes cached, RepositoryFile file, Indexes indexes, Workers workers) {
    List<String> names = new ArrayList<>();
    for (RepositoryEntry each : file.entries()) {
      names.add(each.name());
    }
    indexes.start(names, workers);
    List<RepositoryIndex> loaded = new ArrayList<>(names.size());
    for (String name : names) {
      loaded.add(indexes.load(name));
    }
    return new AddedRepositories(cached, file, loaded);
  }

  /** The place of the repository with that URL, or -1. */
  int find(String url) {
    for (int i = 0; i < indexes.size(); i++) {
      if (RepositoryUrl.same(url, file.entries().get(i).url())) {
        return i;
      }
    }
    return -1;
  }

  RepositoryEntry entry(int place) {
    return file.entries().get(place);
  }

  RepositoryIndex index(int place) {
    return indexes.get(place);
  }

  /** The place of the first repository that lists this URL for a chart, or that of the last + 1. */
  int owner(String chart, String url) {
    for (int i = 0; i < indexes.size(); i++) {
      for (IndexedVersion version : indexes.get(i).versions(chart)) {
        for (String each : version.urls()) {
          if (sameUrl(url, each)) {
            return i;
          }
        }
      }
    }
    return indexes.size();
  }

  /** Warns of what Helm reads again to find out which of them has a chart. */
  void warnOfScan(String chart, String url, Indexes read) {
    int last = Math.min(owner(chart, url), indexes.size() - 1);
    for (int i = 0; i <= last; i++) {
      read.warnAgain(entry(i).name());
    }
  }

  // Nearly all are told apart by their last element, which is cheaper than taking them to pieces.
  private static boolean sameUrl(String a, String b) {
    return a.equals(b)
        || (a.regionMatches(a.lastIndexOf('/') + 1, b, b.lastIndexOf('/') + 1, 4)
            && RepositoryUrl.same(a, b));
  }

  /** How the downloader of one chart sees them. */
  RepositoryIndexes forChart(String chart) {
    return new RepositoryIndexes() {
      @Override
      public RepositoryFile repositories() {
        return file;
      }

      @Override
      public Optional<RepositoryEntry> ownerOf(String url, RepositoryFile repositories) {
        int owner = owner(chart, url);
        return owner < indexes.size() ? Optional.of(entry(owner)) : Optional.empty();
      }

      @Override
      public Found find(RepositoryEntry repository, String name, String version, String reference) {
        return cached.find(repository, name, version, reference);
      }
    };
  }
}
