package dev.chartwright.repo.migration;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.Redaction;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.SkippedEntry;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A repository with an index.yaml: what {@code helm repo add} takes, ChartMuseum among them.
 *
 * <p>The index is read once, when this is made. Archives come from where it says: from web
 * addresses with the options' credentials, which stay within the repository's own origin unless
 * told otherwise, and from registries with whatever that client knows. Addresses of other schemes
 * are refused. An archive that breaks off is tried again, twice.
 */
public final class IndexSource implements MigrationSource {
  /** The most bytes of a provenance file: 1 MiB. */
  static final int MAX_PROVENANCE_BYTES = 1 << 20;

  private static final int ATTEMPTS = 3;
  private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";

  private final String url;
  private final Getters getters;
  private final GetOptions options;
  private final Supplier<ChartRegistry> registry;
  private final Path scratch;
  private final MigrationLimits limits;
  private final RepositoryIndex index;
  private final Map<String, List<MigrationEntry>> invalid;

  private IndexSource(
      String url,
      Getters getters,
      GetOptions options,
      Supplier<ChartRegistry> registry,
      Path scratch,
      MigrationLimits limits,
      RepositoryIndex index,
      Map<String, List<MigrationEntry>> invalid) {
    this.url = url;
    this.getters = getters;
    this.options = options;
    this.registry = registry;
    this.scratch = scratch;
    this.limits = limits;
    this.index = index;
    this.invalid = invalid;
  }

  /**
   * Reads the index of a repository.
   *
   * @param getters fetch web addresses
   * @param options the repository's credentials
   * @param registry makes the client for entries that name charts in registries
   * @param scratch folder for large archives
   * @throws RepositoryException {@code looks like "…" is not a valid chart repository or cannot be
   *     reached: …}
   */
  public static IndexSource open(
      String url,
      Getters getters,
      GetOptions options,
      Supplier<ChartRegistry> registry,
      Path scratch,
      MigrationLimits limits) {
    GetOptions own = options.withUrl(url);
    RepositoryIndex index;
    try {
      Getter getter = getters.forRepository(Url.parse(url).scheme());
      IndexReader reader = IndexReader.of(LogSink.none());
      index =
          getter.get(
              RepositoryUrl.resolve(url, "index.yaml"),
              own,
              body -> reader.read(body, scratch, url));
    } catch (RuntimeException e) {
      throw new RepositoryException(
          "looks like "
              + Quote.quote(Redaction.url(url))
              + " is not a valid chart repository or cannot be reached: "
              + e.getMessage(),
          e);
    }
    Map<String, List<MigrationEntry>> invalid = new TreeMap<>();
    for (SkippedEntry each : index.skipped()) {
      String problem = each.problem().isEmpty() ? "empty entry" : each.problem();
      invalid
          .computeIfAbsent(each.name(), unused -> new ArrayList<>())
          .add(MigrationEntry.broken(each.name(), each.version(), problem));
    }
    return new IndexSource(url, getters, own, registry, scratch, limits, index, invalid);
  }

  @Override
  public List<String> charts() {
    TreeSet<String> all = new TreeSet<>(index.names());
    all.addAll(invalid.keySet());
    return List.copyOf(all);
  }

  @Override
  public List<MigrationEntry> versions(String chart) {
    List<MigrationEntry> versions = new ArrayList<>();
    for (IndexedVersion each : index.versions(chart)) {
      MigrationEntry entry =
          new MigrationEntry(
              chart,
              each.version(),
              each.urls(),
              each.digest(),
              SourceEntries.time(each.created()),
              each.deprecated(),
              "");
      versions.add(each.name().equals(chart) ? entry : entry.withProblem(misnamed(each.name())));
    }
    versions.addAll(invalid.getOrDefault(chart, List.of()));
    return SourceEntries.once(versions);
  }

  private static String misnamed(String name) {
    return "listed under another name than its own, " + Quote.quote(name);
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public FetchedChart fetch(MigrationEntry entry) throws IOException {
    if (entry.locations().isEmpty()) {
      throw new RepositoryException("the index has no URL for it");
    }
    RuntimeException first = null;
    for (String location : entry.locations()) {
      try {
        return fetch(RepositoryUrl.resolve(url, location));
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  private FetchedChart fetch(String address) throws IOException {
    String scheme = Url.parse(address).scheme();
    if (scheme.equals("oci")) {
      return RegistryFetch.fetch(
          registry.get(), ChartReference.withoutScheme(address), scratch, limits.archiveBytes());
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new RepositoryException(
          "refused to fetch "
              + Quote.quote(Redaction.url(address))
              + ": neither a web address nor a chart in a registry");
    }
    Getter getter = getters.byScheme(scheme);
    FetchedChart archive = archive(getter, address);
    try {
      byte[] signed = provenance(getter, address + ".prov");
      FetchedChart whole = signed.length == 0 ? archive : archive.withProvenance(signed);
      archive = null;
      return whole;
    } finally {
      if (archive != null) {
        archive.close();
      }
    }
  }

  private FetchedChart archive(Getter getter, String address) {
    GetOptions accepting = options.withAccept(GetOptions.ACCEPT_CHART);
    for (int attempt = 1; ; attempt++) {
      try {
        return getter.get(
            address, accepting, body -> FetchedChart.read(body, scratch, limits.archiveBytes()));
      } catch (RepositoryException e) {
        if (e.status() != 0 || attempt == ATTEMPTS || !(e.getCause() instanceof IOException)) {
          throw e;
        }
      }
    }
  }

  /** The provenance file; empty if there is none. Object stores say 403 of what they lack. */
  private byte[] provenance(Getter getter, String address) {
    try {
      byte[] file = getter.bytes(address, options, MAX_PROVENANCE_BYTES);
      String start =
          new String(file, 0, Math.min(file.length, SIGNED.length()), StandardCharsets.ISO_8859_1);
      return start.equals(SIGNED) ? file : new byte[0];
    } catch (RepositoryException e) {
      if (e.status() == 404 || e.status() == 403 || e.status() == 410) {
        return new byte[0];
      }
      throw new RepositoryException("its provenance file: " + e.getMessage(), e);
    }
  }
}
