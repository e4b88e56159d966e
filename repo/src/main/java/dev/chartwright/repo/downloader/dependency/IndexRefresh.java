package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.ChartRepository;
import dev.chartwright.repo.FetchedIndex;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.getter.Getters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * Brings cached indexes up to date, several at a time and each once; what is said about them comes
 * in the order of the repositories, where Helm's order is random.
 *
 * <p>Source: Helm {@code pkg/downloader/manager.go} (parallelRepoUpdate, dedupeRepos), {@code
 * pkg/repo/v1/chartrepo.go} (DownloadIndexFile).
 */
final class IndexRefresh {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Getters getters;
  private final Indexes indexes;
  private final Workers workers;
  private final DependencyEvents events;
  private final LogSink log;

  IndexRefresh(
      Getters getters, Indexes indexes, Workers workers, DependencyEvents events, LogSink log) {
    this.getters = getters;
    this.indexes = indexes;
    this.workers = workers;
    this.events = events;
    this.log = log;
  }

  /**
   * Fetches the indexes; one that cannot be had is told about and left as it is.
   *
   * @throws dev.chartwright.repo.RepositoryException if the URL of one cannot be used at all
   */
  void run(List<RepositoryEntry> repositories, boolean added) {
    List<RepositoryEntry> each = distinct(repositories);
    List<Download> downloads = new ArrayList<>(each.size());
    for (RepositoryEntry entry : each) {
      downloads.add(new Download(entry, indexes.repositoryCache(), getters));
    }
    List<Future<LoadedIndex>> fetched = new ArrayList<>(each.size());
    for (Download download : downloads) {
      fetched.add(workers.start(download::run));
    }
    for (int i = 0; i < each.size(); i++) {
      RepositoryEntry entry = each.get(i);
      try {
        LoadedIndex index = Workers.result(fetched.get(i));
        index.warn(entry.url(), log);
        indexes.put(entry.name(), index);
        events.refreshed(entry, added);
      } catch (RuntimeException e) {
        events.notRefreshed(entry, added, String.valueOf(e.getMessage()));
      }
    }
  }

  /** One for each URL, be it with a slash at its end or without: the last, as Helm takes it. */
  private static List<RepositoryEntry> distinct(List<RepositoryEntry> repositories) {
    Map<String, RepositoryEntry> distinct = new LinkedHashMap<>();
    for (RepositoryEntry each : repositories) {
      distinct.put(RepositoryUrl.withoutSlash(each.url()), each);
    }
    return new ArrayList<>(distinct.values());
  }

  /** Fetches one index, and keeps what is said about it until it is its turn. */
  private static final class Download {
    private final List<LogRecord> warnings = new ArrayList<>();
    private final ChartRepository repository;

    Download(RepositoryEntry entry, String cache, Getters getters) {
      repository = ChartRepository.of(entry, getters, cache, TIMEOUT, warnings::add);
    }

    LoadedIndex run() {
      try (FetchedIndex fetched = repository.fetch()) {
        fetched.keep();
        return new LoadedIndex(fetched.index(), warnings);
      }
    }
  }
}
