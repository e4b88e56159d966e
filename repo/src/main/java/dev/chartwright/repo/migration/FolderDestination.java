package dev.chartwright.repo.migration;

import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.Location;
import dev.chartwright.repo.ChartVersion;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder that any web server can serve as a chart repository: archives, their provenance files,
 * and an index.yaml over them with relative URLs.
 *
 * <p>Files appear under their names in one step, an archive after its provenance file, the index at
 * the end and only if it changes. What the index says of other charts stays. Archives get the time
 * at which they were added.
 */
public final class FolderDestination implements MigrationDestination {
  private static final String INDEX = "index.yaml";

  private final Path folder;
  private final Clock clock;
  private final Map<String, Map<String, ChartVersion>> stored = new TreeMap<>();
  private final Map<String, MigrationEntry> kept = new TreeMap<>();

  private FolderDestination(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * A folder, which is made if it is not there.
   *
   * @param clock dates the index, and versions of which nobody knows when they were added
   */
  public static FolderDestination of(Path folder, Clock clock) {
    return new FolderDestination(folder, clock);
  }

  @Override
  public String target(MigrationEntry entry) {
    String name = entry.chart() + "-" + entry.version() + ".tgz";
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      throw new RepositoryException("its name and version make no file name");
    }
    return folder.resolve(name).toString();
  }

  @Override
  public Optional<String> archiveAt(String target) {
    Path file = Path.of(target);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.of(
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? FetchedChart.sha256(file) : "");
  }

  @Override
  public void kept(String target, MigrationEntry entry) {
    synchronized (stored) {
      kept.put(target, entry);
    }
  }

  @Override
  public String store(
      String target, FetchedChart chart, Metadata metadata, String created, boolean deprecated)
      throws IOException {
    Files.createDirectories(folder);
    Path file = Path.of(target);
    Path provenance = Path.of(target + ".prov");
    Instant added = instant(created);
    Optional<byte[]> signed = chart.provenance();
    if (signed.isPresent()) {
      try (InputStream in = new java.io.ByteArrayInputStream(signed.get())) {
        put(in, provenance, added);
      }
    } else {
      Files.deleteIfExists(provenance);
    }
    try (InputStream in = chart.open()) {
      put(in, file, added);
    }
    add(metadata, file, added, chart.sha256Hex(), deprecated);
    return "sha256:" + chart.sha256Hex();
  }

  private Instant instant(String created) {
    return created.isEmpty() ? clock.instant() : GoTime.parse(Layout.RFC3339, created).toInstant();
  }

  private void add(Metadata metadata, Path file, Instant added, String digest, boolean deprecated) {
    Metadata shown =
        deprecated && !metadata.deprecated()
            ? metadata.toBuilder().deprecated(true).build()
            : metadata;
    ChartVersion version =
        ChartVersion.of(
            shown,
            List.of(String.valueOf(file.getFileName())),
            GoTime.of(added, Location.UTC),
            digest);
    synchronized (stored) {
      stored
          .computeIfAbsent(metadata.name(), unused -> new TreeMap<>())
          .put(metadata.version(), version);
    }
  }

  private static void put(InputStream in, Path file, Instant time) throws IOException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".chartwright-", ".tmp");
    try {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(fresh, FileTime.from(time));
      AtomicFile.publish(fresh, file, "rw-r--r--");
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Writes the index if it says anything new. */
  @Override
  public void finish() throws IOException {
    Path file = folder.resolve(INDEX);
    IndexFile before = Files.exists(file) ? IndexFile.load(file.toString(), LogSink.none()) : null;
    for (Map.Entry<String, MigrationEntry> each : kept.entrySet()) {
      if (before == null || find(before, each.getValue()) == null) {
        addKept(Path.of(each.getKey()), each.getValue());
      }
    }
    if (stored.isEmpty()) {
      return;
    }
    Map<String, List<ChartVersion>> charts = new TreeMap<>();
    if (before != null) {
      before
          .entries()
          .forEach((name, versions) -> {
            Map<String, ChartVersion> fresh = stored.getOrDefault(name, Map.of());
            List<ChartVersion> old = new ArrayList<>(versions);
            old.removeIf(each -> fresh.containsKey(each.metadata().version()));
            charts.put(name, old);
          });
    }
    stored.forEach((name, versions) ->
        charts.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(versions.values()));
    Instant now = clock.instant();
    IndexFile index = IndexFile.of(GoTime.of(now, Location.UTC), charts);
    byte[] yaml = index.toYaml().getBytes(StandardCharsets.UTF_8);
    put(new java.io.ByteArrayInputStream(yaml), file, now);
  }

  private static @Nullable ChartVersion find(IndexFile index, MigrationEntry entry) {
    for (ChartVersion each : index.entries().getOrDefault(entry.chart(), List.of())) {
      if (each.metadata().version().equals(entry.version())) {
        return each;
      }
    }
    return null;
  }

  /** An archive that an earlier run brought, which ended before it wrote the index. */
  private void addKept(Path file, MigrationEntry entry) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Metadata metadata = ChartLoader.of(LogSink.none()).scanArchive(in).metadata();
      Instant added =
          entry.created().isEmpty()
              ? Files.getLastModifiedTime(file).toInstant()
              : instant(entry.created());
      boolean deprecated = entry.deprecated() || metadata.deprecated();
      add(metadata, file, added, FetchedChart.sha256(file), deprecated);
    }
  }
}
