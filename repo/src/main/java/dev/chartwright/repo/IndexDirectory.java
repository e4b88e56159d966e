package dev.chartwright.repo;

import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.ValidationException;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.os.Glob;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.provenance.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A folder of packed charts, from which an index is made: {@code *.tgz} in it and in the folders
 * directly below.
 *
 * <p>Archives that are no charts are passed over. Source: Helm {@code pkg/repo/v1/index.go}
 * (IndexDirectory, MustAdd), {@code internal/urlutil}.
 *
 * <pre>{@code
 * IndexDirectory.of("/srv/charts", "https://example.com/charts", now, log).read().toYaml();
 * }</pre>
 */
public final class IndexDirectory {

  private final String folder;
  private final String baseUrl;
  private final Supplier<GoTime> now;
  private final LogSink log;

  private IndexDirectory(String folder, String baseUrl, Supplier<GoTime> now, LogSink log) {
    this.folder = folder;
    this.baseUrl = baseUrl;
    this.now = now;
    this.log = log;
  }

  /**
   * A folder.
   *
   * @param folder its absolute path
   * @param baseUrl what the URLs of the charts begin with; empty for relative ones
   * @param now tells when the index and each of its entries is made
   * @param log takes what Helm would log about the charts
   */
  public static IndexDirectory of(
      String folder, String baseUrl, Supplier<GoTime> now, LogSink log) {
    return new IndexDirectory(folder, baseUrl, now, log);
  }

  /**
   * The index of what is there now.
   *
   * @throws RepositoryException if a chart breaks a rule
   * @throws PathException if a file cannot be read
   */
  public IndexFile read() {
    List<String> archives = new ArrayList<>(Glob.glob(Path.join(folder, "*.tgz")));
    archives.addAll(Glob.glob(Path.join(folder, "**", "*.tgz")));
    GoTime generated = now.get();
    Map<String, List<ChartVersion>> charts = new TreeMap<>();
    for (String archive : archives) {
      Metadata metadata;
      try {
        metadata = ChartLoader.of(log).load(archive).metadata();
      } catch (RuntimeException e) {
        // No chart, one may assume.
        continue;
      }
      ChartVersion version = version(archive, metadata);
      List<ChartVersion> known = charts.get(version.metadata().name());
      if (known == null) {
        known = new ArrayList<>();
        charts.put(version.metadata().name(), known);
      }
      known.add(version);
    }
    return IndexFile.of(generated, charts);
  }

  private ChartVersion version(String archive, Metadata metadata) {
    Path.Split split = Path.split(relative(archive));
    String digest = Sha256.ofFile(archive);
    String directory = split.directory();
    String parent =
        joined(
            baseUrl,
            directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory);
    String url = parent.isEmpty() ? split.file() : joined(parent, split.file());
    try {
      return ChartVersion.of(metadata.validated(), List.of(url), now.get(), digest);
    } catch (ValidationException e) {
      throw new RepositoryException(
          "failed adding to "
              + split.file()
              + " to index: validate failed for "
              + split.file()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private String relative(String archive) {
    String root = folder.endsWith("/") ? folder : folder + "/";
    return archive.startsWith(root) ? archive.substring(root.length()) : archive;
  }

  /** The URL with another element at the end of its path; a path if it is no URL. */
  private static String joined(String base, String element) {
    try {
      Url url = Url.parse(base);
      return url.withPath(Path.join(url.path(), element)).toString();
    } catch (RuntimeException e) {
      return Path.join(base, element);
    }
  }
}
