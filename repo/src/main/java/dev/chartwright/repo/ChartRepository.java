package dev.chartwright.repo;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.getter.TlsFiles;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.RepositoryIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A repository as it can be reached now: fetches its index into the cache.
 *
 * <p>Nothing of an index is held: it is written to a temporary file in the cache while it is
 * checked, and takes its place when it is whole and good. Whatever goes wrong before leaves the old
 * one as it was. Immutable; safe for several threads.
 *
 * <pre>{@code
 * ChartRepository repository = ChartRepository.of(entry, getters, cache, Duration.ofMinutes(2), log);
 * try (FetchedIndex fetched = repository.fetch()) {
 *   fetched.keep();   // <cache>/<name>-index.yaml, <cache>/<name>-charts.txt
 * }
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/repo/v1/chartrepo.go}.
 */
public final class ChartRepository {
  private final RepositoryEntry entry;
  private final Getter getter;
  private final String cache;
  private final Duration timeout;
  private final IndexReader reader;

  private ChartRepository(
      RepositoryEntry entry, Getter getter, String cache, Duration timeout, IndexReader reader) {
    this.entry = entry;
    this.getter = getter;
    this.cache = cache;
    this.timeout = timeout;
    this.reader = reader;
  }

  /**
   * The repository of an entry. Nothing is opened yet.
   *
   * @param cache folder of the cached indexes; made when it is needed
   * @param timeout how long fetching may take in all; zero for no limit
   * @param log hears of entries of the index that are no charts
   * @throws RepositoryException {@code invalid chart URL format: …}, {@code could not find protocol
   *     handler for: …}, or if the name leads out of the cache
   */
  public static ChartRepository of(
      RepositoryEntry entry, Getters getters, String cache, Duration timeout, LogSink log) {
    Url url;
    try {
      url = Url.parse(entry.url());
    } catch (RuntimeException e) {
      throw new RepositoryException("invalid chart URL format: " + entry.url(), e);
    }
    Getter getter = getters.forRepository(url.scheme());
    CacheFile.index(cache, entry.name());
    return new ChartRepository(entry, getter, cache, timeout, IndexReader.of(log));
  }

  /** The repository's entry. */
  public RepositoryEntry entry() {
    return entry;
  }

  /**
   * Fetches the index into a temporary file of the cache.
   *
   * @throws RuntimeException if it cannot be had, or is none; in Helm's words
   */
  public FetchedIndex fetch() {
    String url = RepositoryUrl.resolve(entry.url(), "index.yaml");
    GetOptions options =
        GetOptions.none()
            .withUrl(entry.url())
            .withTls(
                new TlsFiles(
                    entry.certFile(),
                    entry.keyFile(),
                    entry.caFile(),
                    entry.insecureSkipTlsVerify()))
            .withCredentials(entry.username(), entry.password())
            .withPassCredentialsAll(entry.passCredentialsAll())
            .withTimeout(timeout);
    return getter.get(url, options, this::store);
  }

  private FetchedIndex store(InputStream body) throws IOException {
    String file = CacheFile.index(cache, entry.name());
    Deque<Path> made = new ArrayDeque<>();
    Path temporary = null;
    boolean done = false;
    try {
      temporary = temporaryBeside(file, made);
      RepositoryIndex index = reader.download(body, temporary, entry.url());
      done = true;
      return new FetchedIndex(
          index, temporary, file, CacheFile.charts(cache, entry.name()), reader);
    } finally {
      if (!done) {
        if (temporary != null) {
          Files.deleteIfExists(temporary);
        }
        removeIfEmpty(made);
      }
    }
  }

  private static Path temporaryBeside(String file, Deque<Path> made) {
    Path parent = Path.of(file).toAbsolutePath().getParent();
    Path folder = parent == null ? Path.of("/") : parent;
    for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
      made.addLast(each);
    }
    try {
      // What forbids the folder shows in the next step, and Helm tells of that one.
      Os.mkdirAll(folder.toString());
    } catch (PathException e) {
      made.clear();
    }
    try {
      return Files.createTempFile(folder, ".chartwright-", ".tmp");
    } catch (IOException e) {
      String number = Integer.toUnsignedString(ThreadLocalRandom.current().nextInt());
      throw PathException.of("open", file + number, e);
    }
  }

  /** Takes back folders that were made for nothing; one that has got content meanwhile stays. */
  private static void removeIfEmpty(Deque<Path> made) {
    try {
      for (Path each : made) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      return;
    }
  }
}
