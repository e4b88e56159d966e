package dev.chartwright.repo.migration;

import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.index.IndexReader;
import dev.chartwright.repo.index.IndexedVersion;
import dev.chartwright.repo.index.RepositoryIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of archives, as {@code helm repo index} takes it: {@code *.tgz} in it and in its
 * subfolders.
 *
 * <p>Every archive is looked into once, when this is made. If the folder has an index.yaml, that
 * says when a version was added and whether it is deprecated; else the time of the file does, as
 * with {@code helm push}. Links are not followed.
 */
public final class FolderSource implements MigrationSource {
  private static final int MAX_DEPTH = 32;

  private final Path scratch;
  private final MigrationLimits limits;
  private final Map<String, List<MigrationEntry>> entries = new TreeMap<>();

  private FolderSource(Path scratch, MigrationLimits limits) {
    this.scratch = scratch;
    this.limits = limits;
  }

  /**
   * Looks through a folder.
   *
   * @param scratch folder for large archives
   * @throws RepositoryException if it cannot be read or has too many files
   */
  public static FolderSource open(Path folder, Path scratch, MigrationLimits limits) {
    FolderSource source = new FolderSource(scratch, limits);
    RepositoryIndex index = index(folder, scratch);
    for (Path file : archives(folder, limits)) {
      MigrationEntry entry = entry(file, folder.relativize(file).toString(), index);
      source.entries.computeIfAbsent(entry.chart(), unused -> new ArrayList<>()).add(entry);
    }
    source.entries.values().forEach(SourceEntries::sort);
    return source;
  }

  private static List<Path> archives(Path folder, MigrationLimits limits) {
    try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
      List<Path> found = new ArrayList<>();
      for (Path file : (Iterable<Path>) walk::iterator) {
        if (file.toString().endsWith(".tgz")
            && Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
          if (found.size() == limits.folderFiles()) {
            throw new RepositoryException(
                folder + " has more than " + limits.folderFiles() + " archives");
          }
          found.add(file);
        }
      }
      found.sort(null);
      return found;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new RepositoryException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable RepositoryIndex index(Path folder, Path scratch) {
    Path file = folder.resolve("index.yaml");
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return IndexReader.of(LogSink.none()).read(in, scratch, file.toString());
    } catch (IOException | RuntimeException e) {
      throw new RepositoryException("error loading " + file + ": " + e.getMessage(), e);
    }
  }

  private static MigrationEntry entry(Path file, String name, @Nullable RepositoryIndex index) {
    Metadata chart;
    Instant time;
    try (InputStream in = Files.newInputStream(file)) {
      chart = ChartLoader.of(LogSink.none()).scanArchive(in).metadata();
      time = Files.getLastModifiedTime(file).toInstant();
    } catch (IOException | RuntimeException e) {
      return MigrationEntry.broken(name, "", String.valueOf(e.getMessage()));
    }
    String created = SourceEntries.time(time.toString());
    boolean deprecated = chart.deprecated();
    IndexedVersion listed = index == null ? null : find(index, chart);
    if (listed != null) {
      String since = SourceEntries.time(listed.created());
      created = since.isEmpty() ? created : since;
      deprecated = deprecated || listed.deprecated();
    }
    return new MigrationEntry(
        chart.name(), chart.version(), List.of(file.toString()), "", created, deprecated, "");
  }

  private static @Nullable IndexedVersion find(RepositoryIndex index, Metadata chart) {
    for (IndexedVersion each : index.versions(chart.name())) {
      if (each.version().equals(chart.version())) {
        return each;
      }
    }
    return null;
  }

  @Override
  public List<String> charts() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public List<MigrationEntry> versions(String chart) {
    return SourceEntries.once(entries.getOrDefault(chart, List.of()));
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public FetchedChart fetch(MigrationEntry entry) throws IOException {
    Path file = Path.of(entry.locations().get(0));
    try (InputStream in = Files.newInputStream(file)) {
      FetchedChart fetched = FetchedChart.read(in, scratch, limits.archiveBytes());
      Path signed = Path.of(file + ".prov");
      if (!Files.isRegularFile(signed)) {
        return fetched;
      }
      try (InputStream provenance = Files.newInputStream(signed)) {
        return fetched.withProvenance(provenance.readNBytes(IndexSource.MAX_PROVENANCE_BYTES));
      }
    }
  }
}
