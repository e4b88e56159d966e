package dev.chartwright.action;

import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.ChartRepository;
import dev.chartwright.repo.FetchedIndex;
import dev.chartwright.repo.RepositoryAlias;
import dev.chartwright.repo.RepositoryConfig;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches the indexes of repositories, several at a time.
 *
 * <p>What is told comes in the order of {@code repositories.yaml}, each as soon as those before it
 * are done; Helm tells in the order in which they end. An index that cannot be had leaves the old
 * one as it was. Source: Helm 4.3.1 {@code pkg/cmd/repo_update.go}.
 */
public final class RepoUpdate {
  private static final int MOST_AT_ONCE = 16;

  private final Settings settings;

  private RepoUpdate(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static RepoUpdate of(Settings settings) {
    return new RepoUpdate(settings);
  }

  /**
   * Fetches the indexes of these repositories.
   *
   * @param names the repositories; none for all
   * @param timeout how long each may take; zero for no limit
   * @throws ActionException if a name is unknown, before anything is fetched; or if not all could
   *     be had, after the others were
   */
  public void run(List<String> names, Duration timeout, RepoUpdateEvents events) {
    RepositoryFile file = file();
    List<RepositoryEntry> aliases = aliases(names, file);
    if (file.entries().isEmpty() && aliases.isEmpty()) {
      throw new ActionException("no repositories found. You must add one before updating");
    }
    for (String name : names) {
      if (file.find(name).isEmpty() && !isAmong(aliases, name)) {
        throw new ActionException(
            "no repositories found matching '" + name + "'.  Nothing will be updated");
      }
    }
    try (Connections connections =
        Connections.of(settings, ConnectionOptions.defaults(), RegistryEvents.NONE)) {
      List<Download> downloads = new ArrayList<>();
      for (RepositoryEntry entry : file.entries()) {
        if (names.isEmpty() || names.contains(entry.name())) {
          List<LogRecord> warnings = new ArrayList<>();
          downloads.add(
              new Download(
                  ChartRepository.of(
                      entry,
                      connections.getters(),
                      settings.repositoryCache(),
                      timeout,
                      warnings::add),
                  warnings));
        }
      }
      events.started();
      List<String> failed = fetch(downloads, events);
      for (RepositoryEntry alias : aliases) {
        events.hasNoIndex(alias);
      }
      if (!failed.isEmpty()) {
        throw new ActionException(
            "failed to update the following repositories: [" + String.join(" ", failed) + "]");
      }
    }
  }

  private List<String> fetch(List<Download> downloads, RepoUpdateEvents events) {
    List<String> failed = new ArrayList<>();
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, Math.min(MOST_AT_ONCE, downloads.size())));
    try {
      List<Future<Optional<String>>> results = new ArrayList<>(downloads.size());
      for (Download each : downloads) {
        results.add(workers.submit(each::run));
      }
      for (int i = 0; i < downloads.size(); i++) {
        Download download = downloads.get(i);
        RepositoryEntry entry = download.repository().entry();
        Optional<String> reason = result(results.get(i));
        download.warnings().forEach(settings.log()::log);
        if (reason.isPresent()) {
          failed.add(entry.url());
          events.failed(entry, reason.get());
        } else {
          events.updated(entry);
        }
      }
    } finally {
      workers.shutdownNow();
    }
    return failed;
  }

  private static Optional<String> result(Future<Optional<String>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ActionException("interrupted", e);
    }
  }

  private RepositoryFile file() {
    RepositoryConfig config = RepositoryConfig.of(settings.repositoryConfig());
    try {
      return config.read();
    } catch (RuntimeException e) {
      String reason =
          e instanceof PathException
              ? "couldn't load repositories file (" + config.file() + "): " + e.getMessage()
              : String.valueOf(e.getMessage());
      throw new ActionException("failed loading file: " + config.file() + ": " + reason, e);
    }
  }

  /** Those aliases that are asked for by name; all of them if there is nothing else. */
  private List<RepositoryEntry> aliases(List<String> names, RepositoryFile file) {
    List<RepositoryEntry> found = new ArrayList<>();
    if (!names.isEmpty() || file.entries().isEmpty()) {
      for (RepositoryAlias each : settings.aliases().entries()) {
        if (names.isEmpty() || names.contains(each.name())) {
          found.add(RepositoryEntry.of(each.name(), each.url()));
        }
      }
    }
    return found;
  }

  private static boolean isAmong(List<RepositoryEntry> entries, String name) {
    for (RepositoryEntry each : entries) {
      if (each.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** One index to fetch, and what was odd about it. */
  private record Download(ChartRepository repository, List<LogRecord> warnings) {
    /** Fetches it; the reason if that failed. */
    Optional<String> run() {
      try (FetchedIndex fetched = repository.fetch()) {
        fetched.keep();
        return Optional.empty();
      } catch (RuntimeException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
  }
}
