package dev.chartwright.repo.downloader;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.oci.LimitExceededException;
import dev.chartwright.provenance.ProvenanceFile;
import dev.chartwright.provenance.Verification;
import dev.chartwright.provenance.Verifier;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.getter.Spool;
import dev.chartwright.repo.getter.TlsFiles;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches charts by reference: {@code oci://…}, an http or https URL, {@code repository/name}.
 *
 * <p>Every file appears under its name in one step, whole and checked. Immutable; safe for several
 * threads. Source: Helm {@code pkg/downloader/chart_downloader.go}.
 */
public final class ChartDownloader {
  private final Supplier<ChartRegistry> registry;
  private final Getters getters;
  private final GetOptions options;
  private final RepositoryIndexes indexes;
  private final ContentCache cache;
  private final LogSink log;
  private final VerificationStrategy strategy;
  private final @Nullable ChartVerifier verifier;

  private ChartDownloader(
      Supplier<ChartRegistry> registry,
      Getters getters,
      GetOptions options,
      RepositoryIndexes indexes,
      ContentCache cache,
      LogSink log,
      VerificationStrategy strategy,
      @Nullable ChartVerifier verifier) {
    this.log = log;
    this.strategy = strategy;
    this.verifier = verifier;
    this.registry = registry;
    this.getters = getters;
    this.options = options;
    this.indexes = indexes;
    this.cache = cache;
  }

  /**
   * A downloader.
   *
   * @param registry makes the registry client when an OCI reference needs it
   * @param getters fetch what URLs name
   * @param options credentials for URLs
   * @param indexes the repositories that the user added
   * @param cache where charts are kept by digest
   * @param log takes what Helm would log
   */
  public static ChartDownloader of(
      Supplier<ChartRegistry> registry,
      Getters getters,
      GetOptions options,
      RepositoryIndexes indexes,
      ContentCache cache,
      LogSink log) {
    return new ChartDownloader(
        registry, getters, options, indexes, cache, log, VerificationStrategy.NEVER, null);
  }

  /** This downloader with other credentials and certificates. */
  public ChartDownloader withOptions(GetOptions changed) {
    return new ChartDownloader(registry, getters, changed, indexes, cache, log, strategy, verifier);
  }

  /**
   * This downloader with checks of what it fetches. Without them it never looks for provenance
   * files.
   *
   * @param checks knows the keyring; not used by {@link VerificationStrategy#LATER}
   */
  public ChartDownloader withVerification(VerificationStrategy when, ChartVerifier checks) {
    return new ChartDownloader(registry, getters, options, indexes, cache, log, when, checks);
  }

  /** This downloader fetching provenance files without a check of them. */
  public ChartDownloader withProvenance() {
    return new ChartDownloader(
        registry, getters, options, indexes, cache, log, VerificationStrategy.LATER, null);
  }

  /** Its credentials and certificates. */
  public GetOptions options() {
    return options;
  }

  /** Where it keeps what it fetches. */
  public ContentCache cache() {
    return cache;
  }

  /** The getters that it works with. */
  public Getters getters() {
    return getters;
  }

  /**
   * Fetches a chart into a folder, and its provenance file beside it if the strategy wants that.
   * Both stay there when a check fails, as Helm leaves them.
   *
   * @param reference what to fetch
   * @param version a version or constraint; empty for the newest
   * @param folder an existing folder
   * @return where the chart is now, and what became of the provenance file
   * @throws dev.chartwright.provenance.ProvenanceException if the check fails
   */
  public Download downloadTo(String reference, String version, Path folder) {
    ResolvedChart chart = resolve(reference, version);
    Getter getter = getters.byScheme(chart.url().scheme());
    String hex = CacheKey.of(chart.digest(), "");
    Optional<Path> cached = hex.isEmpty() ? Optional.empty() : cache.find(hex);
    String name = chart.fileName();
    Path target = folder.resolve(name);
    try {
      if (cached.isPresent()) {
        Spool.copy(cached.get(), target);
      } else {
        fetch(getter, chart, "", target, folder);
      }
    } catch (IOException e) {
      throw new RepositoryException(Spool.reason("open", target, e), e);
    }
    if (strategy == VerificationStrategy.NEVER) {
      return Download.of(target);
    }
    Path provenance = folder.resolve(name + ".prov");
    try {
      Optional<Path> known = hex.isEmpty() ? Optional.empty() : cache.findProvenance(hex);
      if (known.isPresent()) {
        Spool.copy(known.get(), provenance);
      } else {
        fetch(getter, chart, ".prov", provenance, folder);
      }
    } catch (IOException e) {
      throw new RepositoryException(Spool.reason("open", provenance, e), e);
    } catch (RuntimeException e) {
      return new Download(target, Optional.empty(), Optional.of(missing(reference, chart, e)));
    }
    return strategy == VerificationStrategy.LATER
        ? Download.of(target)
        : new Download(target, Optional.of(verify(target, name, provenance)), Optional.empty());
  }

  /** What to say of a provenance file that cannot be had, if one can do without it. */
  private String missing(String reference, ResolvedChart chart, RuntimeException why) {
    if (strategy == VerificationStrategy.ALWAYS) {
      String what = "failed to fetch provenance " + Quote.quote(chart.url() + ".prov");
      for (Throwable each = why; each != null; each = each.getCause()) {
        if (each instanceof LimitExceededException) {
          what += ": " + each.getMessage();
        }
      }
      throw new RepositoryException(what, why);
    }
    return "WARNING: Verification not found for " + reference + ": " + why.getMessage() + "\n";
  }

  private Verification verify(Path archive, String name, Path provenance) {
    return Objects.requireNonNull(verifier).verify(archive.toString(), name, provenance.toString());
  }

  /**
   * Fetches a chart into the content cache, unless it is there, and checks it if the strategy wants
   * that.
   *
   * @return the file in the cache
   * @throws dev.chartwright.provenance.ProvenanceException if the check fails
   */
  public Path downloadToCache(String reference, String version) {
    return cached(reference, version).chart();
  }

  /**
   * Fetches a chart into the content cache as {@link #downloadToCache} does, and says where it came
   * from.
   *
   * @throws dev.chartwright.provenance.ProvenanceException if the check fails
   */
  public Cached cached(String reference, String version) {
    ResolvedChart chart = resolve(reference, version);
    Getter getter = getters.byScheme(chart.url().scheme());
    String hex = CacheKey.of(chart.digest(), "unable to decode digest: ");
    Optional<Path> cached = hex.isEmpty() ? Optional.empty() : cache.find(hex);
    try {
      makeCache();
      Path file = cached.isPresent() ? cached.get() : fetchToCache(getter, chart, hex);
      Optional<Verification> verification =
          strategy == VerificationStrategy.NEVER
              ? Optional.empty()
              : verifyInCache(getter, reference, chart, file);
      String digest = chart.url().scheme().equals("oci") ? hex : cacheName(file);
      return new Cached(
          file, chart.url().toString(), digest.isEmpty() ? "" : "sha256:" + digest, verification);
    } catch (IOException e) {
      throw new RepositoryException(Spool.reason("open", cache.root(), e), e);
    }
  }

  private static String cacheName(Path file) {
    return String.valueOf(file.getFileName()).replace(".chart", "");
  }

  private Optional<Verification> verifyInCache(
      Getter getter, String reference, ResolvedChart chart, Path file) throws IOException {
    // Helm files it under the digest that the chart has in the cache, whatever that is of.
    String key = cacheName(file);
    Optional<Path> known = cache.findProvenance(key);
    if (known.isPresent()) {
      return verifyUnlessLater(file, chart, known.get());
    }
    Spool spooled;
    try {
      spooled = spool(getter, chart, ".prov", cache.root(), cache.root());
    } catch (RuntimeException e) {
      missing(reference, chart, e);
      return Optional.empty();
    }
    try (spooled) {
      // One that is not even whole is not kept, or it would be in the way of the right one.
      Path provenance =
          ProvenanceFile.find(Files.readAllBytes(spooled.file())).isPresent()
              ? cache.putProvenance(key, spooled)
              : spooled.file();
      return verifyUnlessLater(file, chart, provenance);
    }
  }

  private Optional<Verification> verifyUnlessLater(
      Path archive, ResolvedChart chart, Path provenance) {
    return strategy == VerificationStrategy.LATER
        ? Optional.empty()
        : Optional.of(verify(archive, chart.fileName(), provenance));
  }

  private Path fetchToCache(Getter getter, ResolvedChart chart, String known) throws IOException {
    Spool spooled = spool(getter, chart, "", cache.root(), cache.root());
    try (spooled) {
      // The digest of an index is not to be trusted with the place of bytes that differ from it.
      boolean manifest = chart.url().scheme().equals("oci") && !known.isEmpty();
      return manifest ? cache.putUnder(known, spooled) : cache.put(spooled);
    }
  }

  private static void fetch(
      Getter getter, ResolvedChart chart, String suffix, Path target, Path folder)
      throws IOException {
    Spool spooled = spool(getter, chart, suffix, folder, target);
    try (spooled) {
      spooled.moveTo(target);
    }
  }

  /** Fetches into a folder; if no file can be made there, it is {@code named} that is told of. */
  private static Spool spool(
      Getter getter, ResolvedChart chart, String suffix, Path folder, Path named) {
    try {
      long limit = suffix.isEmpty() ? Long.MAX_VALUE : Verifier.MAX_BYTES;
      return getter.spool(chart.url() + suffix, chart.options(), folder, limit);
    } catch (RuntimeException e) {
      Optional<IOException> failure = Spool.failure(folder, e);
      if (failure.isPresent()) {
        throw new RepositoryException(Spool.reason("open", named, failure.get()), e);
      }
      throw e;
    }
  }

  private void makeCache() {
    try {
      Os.mkdirAll(cache.root().toString());
    } catch (PathException e) {
      log.error("failed to create cache directory");
      throw e;
    }
  }

  /**
   * Finds a chart in the repository at a URL, by an index that is fetched for that.
   *
   * @param repositoryUrl URL of the repository ({@code --repo})
   * @return URL of the archive
   */
  public String findInRepository(String repositoryUrl, String chart, String version) {
    RepositoryIndex index = fetchIndex(repositoryUrl);
    String what = "chart " + Quote.quote(chart);
    if (!version.isEmpty()) {
      what += " version " + Quote.quote(version);
    }
    IndexedVersion found;
    try {
      found = index.get(chart, version, log);
    } catch (RuntimeException e) {
      throw new RepositoryException(what + " not found in " + repositoryUrl + " repository", e);
    }
    if (found.urls().isEmpty()) {
      throw new RepositoryException(what + " has no downloadable URLs");
    }
    try {
      return RepositoryUrl.resolve(repositoryUrl, found.urls().get(0));
    } catch (RepositoryException e) {
      throw new RepositoryException("failed to make chart URL absolute: " + e.getMessage(), e);
    }
  }

  private RepositoryIndex fetchIndex(String repositoryUrl) {
    Url url;
    try {
      url = Url.parse(repositoryUrl);
    } catch (RuntimeException e) {
      throw new RepositoryException("invalid chart URL format: " + repositoryUrl, e);
    }
    Getter getter = getters.forRepository(url.scheme());
    try {
      String index = RepositoryUrl.resolve(repositoryUrl, "index.yaml");
      return getter.get(
          index,
          options.withUrl(repositoryUrl),
          body -> IndexReader.of(log).read(body, cache.root(), repositoryUrl));
    } catch (RuntimeException e) {
      throw new RepositoryException(
          "looks like "
              + Quote.quote(repositoryUrl)
              + " is not a valid chart repository or cannot be reached: "
              + e.getMessage(),
          e);
    }
  }

  /** Finds out where a chart is without fetching it, but for tag lists and cached indexes. */
  ResolvedChart resolve(String reference, String version) {
    Url url;
    try {
      url = Url.parse(reference);
    } catch (RuntimeException e) {
      throw new RepositoryException("invalid chart URL format: " + reference, e);
    }
    if (ChartReference.isOci(url.toString())) {
      ChartRegistry.Location found = registry.get().locate(reference, version, url);
      return new ResolvedChart(found.digest(), found.url(), options);
    }
    RepositoryFile repositories = indexes.repositories();
    GetOptions accepting = options.withAccept(GetOptions.ACCEPT_CHART);
    if (url.isAbsolute() && !url.host().isEmpty() && !url.path().isEmpty()) {
      Optional<RepositoryEntry> owner = ownerOf(reference, repositories);
      return new ResolvedChart(
          "",
          url,
          owner.map(entry -> forEntry(accepting, entry)).orElse(accepting.withUrl(reference)));
    }
    int slash = url.path().indexOf('/');
    if (slash < 0) {
      throw new RepositoryException(
          "non-absolute URLs should be in form of repo_name/path_to_chart, got: " + url);
    }
    String name = url.path().substring(0, slash);
    if (repositories.find(name).isEmpty()) {
      Optional<String> place = indexes.aliased(url.path());
      if (place.isPresent()) {
        return resolve(place.get(), version);
      }
    }
    RepositoryEntry entry = repositories.require(name);
    requireGetter(entry);
    RepositoryIndexes.Found found =
        indexes.find(entry, url.path().substring(slash + 1), version, reference);
    return new ResolvedChart(found.digest(), found.url(), forEntry(accepting, entry));
  }

  /** One repository after the other, since a bad one behind the right one does no harm. */
  private Optional<RepositoryEntry> ownerOf(String chartUrl, RepositoryFile repositories) {
    for (RepositoryEntry each : repositories.entries()) {
      requireGetter(each);
      Optional<RepositoryEntry> owner =
          indexes.ownerOf(chartUrl, new RepositoryFile(List.of(each)));
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  private void requireGetter(RepositoryEntry entry) {
    Url url;
    try {
      url = Url.parse(entry.url());
    } catch (RuntimeException e) {
      throw new RepositoryException("invalid chart URL format: " + entry.url(), e);
    }
    getters.forRepository(url.scheme());
  }

  private static GetOptions forEntry(GetOptions options, RepositoryEntry entry) {
    GetOptions made = options.withUrl(entry.url());
    if (!entry.certFile().isEmpty() || !entry.keyFile().isEmpty() || !entry.caFile().isEmpty()) {
      made =
          made.withTls(
              new TlsFiles(
                  entry.certFile(),
                  entry.keyFile(),
                  entry.caFile(),
                  options.tls().insecureSkipVerify()));
    }
    if (!entry.username().isEmpty() && !entry.password().isEmpty()) {
      made =
          made.withCredentials(entry.username(), entry.password())
              .withPassCredentialsAll(entry.passCredentialsAll());
    }
    return made;
  }

  /**
   * A chart in the content cache.
   *
   * @param chart the archive
   * @param url where it came from
   * @param digest of the manifest in a registry, else of the archive; {@code sha256:} and digits,
   *     or empty if nobody knows it
   * @param verification what the check found; empty if there was none
   */
  public record Cached(
      Path chart, String url, String digest, Optional<Verification> verification) {}

  /**
   * What a download left behind.
   *
   * @param chart the archive
   * @param verification what the check found; empty if there was none
   * @param warning a line about a provenance file that was wanted and is not there, newline
   *     included
   */
  public record Download(
      Path chart, Optional<Verification> verification, Optional<String> warning) {
    static Download of(Path chart) {
      return new Download(chart, Optional.empty(), Optional.empty());
    }
  }
}
