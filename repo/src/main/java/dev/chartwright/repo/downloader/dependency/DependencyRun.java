package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.ChartLoader;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.downloader.CachedIndexes;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.ChartVerifier;
import dev.chartwright.repo.downloader.VerificationStrategy;
import dev.chartwright.repo.index.RepositoryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run knows by now, for all the charts that it works on: repositories, indexes, versions
 * and archives, each asked for once.
 */
final class DependencyRun implements AutoCloseable {
  private final DependencySources sources;
  private final DependencyEvents events;
  private final Clock clock;
  private final CachedIndexes cached;
  private final Workers workers = new Workers();
  private final Indexes indexes;
  private final TagLists tags;
  private final Set<String> refreshed = new HashSet<>();
  private final Path temporaryFolder;
  private @Nullable RepositoryFile repositories;
  private @Nullable Path scratch;
  private @Nullable ChartFetches fetches;
  private @Nullable AddedRepositories added;
  private boolean addedRefreshed;
  private final VerificationStrategy strategy;
  private final @Nullable ChartVerifier verifier;

  DependencyRun(
      DependencySources sources,
      DependencyEvents events,
      Clock clock,
      DependencyRequest request,
      VerificationStrategy strategy) {
    this.sources = sources;
    this.events = events;
    this.clock = clock;
    this.cached =
        new CachedIndexes(sources.repositoryConfig(), sources.repositoryCache(), sources.log());
    this.indexes = new Indexes(sources.repositoryCache(), sources.log());
    this.tags = new TagLists(sources.registry(), workers);
    this.temporaryFolder = sources.temporaryFolder();
    this.strategy = strategy;
    this.verifier = request.verifier().orElse(null);
  }

  DependencySources sources() {
    return sources;
  }

  DependencyEvents events() {
    return events;
  }

  Clock clock() {
    return clock;
  }

  RepositoryFile repositories() {
    RepositoryFile read = repositories;
    if (read == null) {
      read = cached.repositories();
      repositories = read;
    }
    return read;
  }

  Workers workers() {
    return workers;
  }

  /** The charts to work on, in their order: only that of the request, unless it is recursive. */
  List<String> folders(DependencyRequest request) {
    return request.recursive()
        ? ChartFolders.of(request.chart(), ChartLoader.of(sources.log()))
        : List.of(request.chart());
  }

  /** Fetches the indexes of repositories that the user has not added. */
  void refreshUnmanaged(List<RepositoryEntry> entries) {
    List<RepositoryEntry> stale = new ArrayList<>();
    for (RepositoryEntry each : entries) {
      if (refreshed.add(each.name())) {
        stale.add(each);
      }
    }
    if (!stale.isEmpty()) {
      events.refreshing(false);
      refresh().run(stale, false);
    }
  }

  /** Fetches the indexes of all repositories that the user has added. */
  void refreshAdded() {
    if (!addedRefreshed && !repositories().entries().isEmpty()) {
      events.refreshing(true);
      refresh().run(repositories().entries(), true);
      events.refreshComplete();
    }
    addedRefreshed = true;
  }

  /** Fetches the indexes of those repositories that the user has added and the chart names. */
  void refreshAdded(RepositoryNames known) {
    List<RepositoryEntry> named = new ArrayList<>();
    for (RepositoryEntry each : repositories().entries()) {
      if (known.names().containsValue(each.name())) {
        named.add(each);
      }
    }
    if (!named.isEmpty()) {
      refresh().run(named, true);
    }
  }

  private IndexRefresh refresh() {
    return new IndexRefresh(sources.getters(), indexes, workers, events, sources.log());
  }

  Resolver resolver(String chart) {
    return new Resolver(chart, ChartLoader.of(sources.log()), indexes, tags, workers);
  }

  Indexes indexes() {
    return indexes;
  }

  OutdatedCheck outdatedCheck(String chart) {
    return new OutdatedCheck(chart, ChartLoader.of(sources.log()), indexes, tags);
  }

  /** Gets ready to replace the archives of a chart. */
  ChartsUpdate open(DependencyRequest request, RepositoryNames known) {
    return ChartsUpdate.of(this, request, known);
  }

  /** The added repositories with their indexes; all are read, as with Helm. */
  AddedRepositories added() {
    AddedRepositories loaded = added;
    if (loaded == null) {
      loaded = AddedRepositories.of(cached, repositories(), indexes, workers);
      added = loaded;
    }
    return loaded;
  }

  /** The indexes of repositories that were not added, by their URLs, as far as they are known. */
  Map<String, RepositoryIndex> unmanaged(List<RepositoryEntry> entries) {
    Map<String, RepositoryIndex> known = new HashMap<>();
    for (RepositoryEntry each : entries) {
      RepositoryIndex index = indexes.known(each.name());
      if (index != null) {
        known.put(each.url(), index);
      }
    }
    return known;
  }

  /** Whether the cached index of a repository is so small that fetching it again costs nothing. */
  boolean isSmall(RepositoryEntry entry, long bytes) {
    return Path.of(indexes.file(entry.name())).toFile().length() <= bytes;
  }

  ChartFetches fetches() {
    ChartFetches made = fetches;
    if (made == null) {
      made = new ChartFetches(sources, this::verifying, scratch(), workers);
      fetches = made;
    }
    return made;
  }

  private ChartDownloader verifying(ChartDownloader downloader) {
    ChartVerifier checks = verifier;
    return checks == null ? downloader : downloader.withVerification(strategy, checks);
  }

  /** A folder of our own for what is fetched, outside of any chart. */
  Path scratch() {
    Path made = scratch;
    if (made == null) {
      try {
        made = Files.createTempDirectory(temporaryFolder, "helm-dependencies-");
      } catch (IOException e) {
        throw new DependencyException(
            "cannot make a temporary folder in " + temporaryFolder + ": " + e.getMessage(), e);
      }
      scratch = made;
    }
    return made;
  }

  @Override
  public void close() {
    workers.close();
    Path made = scratch;
    if (made != null) {
      try (HeldFolder parent = HeldFolder.open(temporaryFolder)) {
        parent.deleteTree(String.valueOf(made.getFileName()));
      } catch (IOException e) {
        // It is a temporary folder; what failed before says more.
      }
    }
  }
}
