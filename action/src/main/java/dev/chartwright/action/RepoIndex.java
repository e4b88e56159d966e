package dev.chartwright.action;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.repo.IndexDirectory;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.RepositoryException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * Writes the index.yaml of a folder of packed charts into it.
 *
 * <p>The file appears in one step; a link that stands in its place is replaced and not followed.
 * Safe for several threads. Source: Helm {@code pkg/cmd/repo_index.go}.
 */
public final class RepoIndex {
  private static final String MODE = "rw-r--r--";

  private final LogSink log;
  private final Clock clock;
  private final ZoneId zone;

  private RepoIndex(LogSink log, Clock clock, ZoneId zone) {
    this.log = log;
    this.clock = clock;
    this.zone = zone;
  }

  /** The verb; the clock dates the index and its entries, the zone words the times. */
  public static RepoIndex of(LogSink log, Clock clock, ZoneId zone) {
    return new RepoIndex(log, clock, zone);
  }

  /**
   * Makes the index.
   *
   * @throws RepositoryException {@code merge failed: …}, or if a chart breaks a rule
   * @throws PathException if a file cannot be read or written
   */
  public void run(RepoIndexRequest request) {
    String folder = Os.abs(request.folder());
    IndexFile index = IndexDirectory.of(folder, request.url(), this::now, log).read();
    if (!request.merge().isEmpty()) {
      index = index.merge(toMerge(request), log);
    }
    write(index, Path.join(folder, "index.yaml"), request.json());
  }

  private IndexFile toMerge(RepoIndexRequest request) {
    try {
      Os.stat(request.merge());
    } catch (PathException e) {
      if (e.isNotExist()) {
        return emptyAt(request);
      }
    }
    try {
      return IndexFile.load(request.merge(), log);
    } catch (RuntimeException e) {
      throw new RepositoryException("merge failed: " + e.getMessage(), e);
    }
  }

  private IndexFile emptyAt(RepoIndexRequest request) {
    IndexFile empty = IndexFile.of(now(), Map.of());
    try {
      write(empty, request.merge(), request.json());
    } catch (PathException e) {
      // Helm does not mind either.
    }
    return empty;
  }

  private static void write(IndexFile index, String file, boolean json) {
    String text = json ? index.toIndentedJson() : index.toYaml();
    AtomicFile.write(file, GoString.bytes(text), MODE);
  }

  private GoTime now() {
    Instant now = clock.instant();
    int offset = zone.getRules().getOffset(now).getTotalSeconds();
    return GoTime.of(now, offset == 0 ? Location.UTC : Location.fixed("", offset));
  }
}
