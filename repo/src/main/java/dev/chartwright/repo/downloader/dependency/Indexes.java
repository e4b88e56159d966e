package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The cached indexes as one run sees them: each is read once, and warned about as often as Helm
 * reads it. Belongs to one thread.
 */
final class Indexes {
  private final String repositoryCache;
  private final LogSink log;
  private final Map<String, Future<LoadedIndex>> loaded = new HashMap<>();

  Indexes(String repositoryCache, LogSink log) {
    this.repositoryCache = repositoryCache;
    this.log = log;
  }

  String repositoryCache() {
    return repositoryCache;
  }

  /** The file of the index of that name. */
  String file(String name) {
    return Path.join(repositoryCache, name + "-index.yaml");
  }

  /** Takes an index that was fetched and lies in its file by now. */
  void put(String name, LoadedIndex index) {
    loaded.put(name, CompletableFuture.completedFuture(index));
  }

  /** Begins to read those that nobody has read yet. */
  void start(Collection<String> names, Workers workers) {
    for (String name : names) {
      if (!loaded.containsKey(name)) {
        loaded.put(name, workers.start(() -> read(file(name))));
      }
    }
  }

  /**
   * The index of that name, which was started or put before.
   *
   * @throws RuntimeException why it cannot be read, each time
   */
  RepositoryIndex load(String name) {
    Future<LoadedIndex> future = loaded.get(name);
    if (future == null) {
      future = CompletableFuture.completedFuture(read(file(name)));
      loaded.put(name, future);
    }
    LoadedIndex index = Workers.result(future);
    index.warn(file(name), log);
    return index.index();
  }

  /** Says what Helm says when it reads an index again; only one that was read has such words. */
  void warnAgain(String name) {
    Future<LoadedIndex> future = loaded.get(name);
    if (future != null) {
      Workers.result(future).warn(file(name), log);
    }
  }

  /** The index of that name if it was read and is one; says nothing. */
  @Nullable RepositoryIndex known(String name) {
    Future<LoadedIndex> future = loaded.get(name);
    if (future == null) {
      return null;
    }
    try {
      return Workers.result(future).index();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static LoadedIndex read(String file) {
    List<LogRecord> warnings = new ArrayList<>();
    RepositoryIndex index = IndexReader.of(warnings::add).load(file);
    return new LoadedIndex(index, warnings);
  }
}
